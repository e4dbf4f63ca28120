package dev.firn.index.memory;

/**
 * Numbers keys by their hash, from 0, in the order in which they are met; 16 bytes a key, in an
 * {@link IndexMemory}. Keys are told apart by 80 bits, as in a {@link RowTable}. Not thread-safe.
 */
public final class KeyNumbers implements AutoCloseable {
  private final RowTable numbers;
  private int size;

  public KeyNumbers(IndexMemory memory) {
    numbers = new RowTable(memory, false);
  }

  /** Makes room for so many more. */
  public void reserve(long more) {
    numbers.reserve(more);
  }

  /** The number of that key, -1 if it has none. */
  public int find(long high, long low) {
    long slot = numbers.first(high, low);
    return slot == RowTable.NO_SLOT ? -1 : (int) numbers.location(slot) - 1;
  }

  /** The number of that key, the next one if it had none. */
  public int number(long high, long low) {
    int found = find(high, low);
    if (found >= 0) {
      return found;
    }
    int number = size;
    size = Math.incrementExact(size);
    // Zero is no location.
    numbers.add(high, low, size, RowTable.UNVERSIONED);
    return number;
  }

  /** How many keys have a number. */
  public int size() {
    return size;
  }

  @Override
  public void close() {
    numbers.clear();
    size = 0;
  }
}
