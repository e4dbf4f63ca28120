package dev.firn.index.memory;

/**
 * Numbers by an index from 0, all of them zero at first, in an {@link IndexMemory}. Grows as far as
 * it is written to. Not thread-safe.
 */
public final class LongColumn implements AutoCloseable {
  private static final int MIN_SIZE = 64;

  private final IndexMemory memory;
  private MemoryBlock block = MemoryBlock.NOTHING;
  private int size;

  public LongColumn(IndexMemory memory) {
    this.memory = memory;
  }

  public long get(int index) {
    return index < size ? block.bytes().getLong(index * Long.BYTES) : 0;
  }

  public void set(int index, long value) {
    if (index >= size) {
      if (value == 0) {
        return;
      }
      grow(index + 1);
    }
    block.bytes().putLong(index * Long.BYTES, value);
  }

  /** Adds to a number; what overflows is lost. */
  public void add(int index, long value) {
    set(index, get(index) + value);
  }

  @Override
  public void close() {
    release(block);
    block = MemoryBlock.NOTHING;
    size = 0;
  }

  private void grow(int needed) {
    int newSize = Math.max(Math.max(MIN_SIZE, needed), (int) Math.min(2L * size, maxSize()));
    if (newSize > maxSize()) {
      throw new IllegalStateException(
          "Cannot keep " + newSize + " keys at once: " + maxSize() + " are the most");
    }
    MemoryBlock grown = memory.allocate(newSize * Long.BYTES);
    byte[] bytes = new byte[1 << 16];
    int all = size * Long.BYTES;
    for (int at = 0; at < all; at += bytes.length) {
      int chunk = Math.min(bytes.length, all - at);
      block.bytes().get(at, bytes, 0, chunk);
      grown.bytes().put(at, bytes, 0, chunk);
    }
    release(block);
    block = grown;
    size = newSize;
  }

  private static int maxSize() {
    return Integer.MAX_VALUE / Long.BYTES;
  }

  private void release(MemoryBlock old) {
    if (old.bytes().capacity() > 0) {
      memory.release(old);
    }
  }
}
