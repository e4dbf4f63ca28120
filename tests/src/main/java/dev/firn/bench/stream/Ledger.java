package dev.firn.bench.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What was sent, and what others did to it: for every key whether main must have a row of it, and
 * which version. Safe for several threads.
 */
public final class Ledger {
  private static final int MAX_TRIES_PER_KEY = 1_000;

  private final int[] newest;

  /** The version of a key that was deleted; it is there again with any newer one. */
  private final int[] deleted;

  private final Roster roster;
  private int rows;
  private long events;

  /**
   * Begins empty.
   *
   * @param keys how many keys the stream chooses from
   */
  public Ledger(int keys) {
    this(keys, 0);
  }

  /**
   * Begins empty.
   *
   * @param keys how many keys the stream chooses from
   * @param foreign how many further keys others may insert
   */
  public Ledger(int keys, int foreign) {
    this.newest = new int[keys + foreign];
    this.deleted = new int[keys + foreign];
    this.roster = new Roster(keys + foreign, keys);
  }

  /** A version of a key. */
  record Version(int number, int version) {}

  /** The next version of some key of the stream, which is then sent. */
  synchronized Version next(SplittableRandom random) {
    return next(roster.any(random));
  }

  /** The next version of that key, which is then sent. */
  synchronized Version next(int number) {
    if (!isThere(number)) {
      rows++;
    }
    return new Version(number, ++newest[number]);
  }

  synchronized void sent() {
    events++;
  }

  /**
   * Takes keys out of the stream that were sent: nothing new is sent of them until they are given
   * back.
   *
   * @return so many numbers, or fewer while few were sent
   */
  public synchronized List<Integer> withdraw(SplittableRandom random, int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int tries = 0; numbers.size() < count && tries < count * MAX_TRIES_PER_KEY; tries++) {
      int number = roster.any(random);
      if (isThere(number) && roster.size() > 1) {
        roster.remove(number);
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** The stream may choose these keys from now on. */
  public synchronized void giveToStream(List<Integer> numbers) {
    numbers.forEach(roster::add);
  }

  /** Somebody has deleted the rows of these keys, which the stream does not have. */
  public synchronized void deleted(List<Integer> numbers) {
    for (int number : numbers) {
      if (isThere(number)) {
        rows--;
      }
      deleted[number] = newest[number];
    }
  }

  /** Somebody has inserted rows of version 1 of these keys, which were never there. */
  public synchronized void inserted(List<Integer> numbers) {
    for (int number : numbers) {
      if (newest[number] != 0 || roster.contains(number)) {
        throw new IllegalArgumentException("Cannot insert key " + number + ": the stream has it");
      }
      newest[number] = 1;
      rows++;
    }
  }

  /** Whether main must have a row of that key, once all is published. */
  synchronized boolean isThere(int number) {
    return newest[number] > deleted[number];
  }

  /** The newest version of a key; 0 for none. */
  synchronized int newest(int number) {
    return newest[number];
  }

  /** The newest versions of these keys, added up. */
  public synchronized long versions(List<Integer> numbers) {
    return numbers.stream().mapToLong(number -> newest[number]).sum();
  }

  /** All keys, those of others included. */
  int keys() {
    return newest.length;
  }

  /** Keys of which main must have a row. */
  public synchronized int rows() {
    return rows;
  }

  /** Events that were sent, duplicates included. */
  public synchronized long events() {
    return events;
  }
}
