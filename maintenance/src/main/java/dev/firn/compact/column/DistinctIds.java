package dev.firn.compact.column;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Finds each of many small numbers once. */
final class DistinctIds {
  private int[] seenIn = {};
  private int round;
  private int[] found = {};
  private int size;

  /**
   * Finds them; until the next call.
   *
   * @param limit that all numbers are below
   */
  DistinctIds of(int[] ids, int count, int limit) {
    if (limit > seenIn.length) {
      seenIn = Arrays.copyOf(seenIn, Math.max(limit, 2 * seenIn.length));
      found = new int[seenIn.length + 1];
    }
    round++;
    size = 0;
    for (int i = 0; i < count; i++) {
      int id = ids[i];
      found[size] = id;
      size += seenIn[id] == round ? 0 : 1;
      seenIn[id] = round;
    }
    return this;
  }

  void forEach(IntConsumer ids) {
    for (int i = 0; i < size; i++) {
      ids.accept(found[i]);
    }
  }
}
