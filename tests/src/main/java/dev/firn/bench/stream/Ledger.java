package dev.firn.bench.stream;

/**
 * What was sent: the newest version of every key. Written by the one thread that sends, read by
 * others once it has ended.
 */
public final class Ledger {
  private final int[] newest;
  private int rows;
  private long events;

  /**
   * Begins empty.
   *
   * @param keys how many keys there may be
   */
  public Ledger(int keys) {
    this.newest = new int[keys];
  }

  /** The next version of a key, which is then sent. */
  int next(int number) {
    if (newest[number] == 0) {
      rows++;
    }
    return ++newest[number];
  }

  void sent() {
    events++;
  }

  /** The newest version that was sent of a key; 0 for none. */
  int newest(int number) {
    return newest[number];
  }

  int keys() {
    return newest.length;
  }

  /** Keys that were sent, each of which is one row of the table. */
  public int rows() {
    return rows;
  }

  /** Events that were sent, duplicates included. */
  public long events() {
    return events;
  }
}
