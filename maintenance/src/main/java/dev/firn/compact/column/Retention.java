package dev.firn.compact.column;

/**
 * Drops the values of dead rows from a page: finds out which values stay, and moves them to the
 * front. Used again for the next page.
 */
final class Retention {
  private final ValueShape shape;
  private int[] kept = {};
  private int[] starts = {};
  private int rows;
  private int values;

  Retention(ValueShape shape) {
    this.shape = shape;
  }

  /** How many rows stay. */
  int rows() {
    return rows;
  }

  /** How many values stay. */
  int values() {
    return values;
  }

  /**
   * Looks at a page of which each row has a value.
   *
   * @param first the page's first row in its row group
   */
  void look(LiveBits live, int first, int pageRows) {
    kept = room(kept, pageRows);
    rows = live.list(first, first + pageRows, kept);
    values = rows;
  }

  /**
   * Looks at a page of which some rows have no value, and drops the levels of dead rows.
   *
   * @param first the page's first row in its row group
   * @param maxLevel the level of a row with a value
   */
  void look(LiveBits live, int first, int[] levels, int pageRows, int maxLevel) {
    kept = room(kept, pageRows);
    int value = 0;
    int keptRows = 0;
    int keptValues = 0;
    for (int row = 0; row < pageRows; row++) {
      int lives = live.bit(first + row);
      int level = levels[row];
      int has = ((level - maxLevel) >> (Integer.SIZE - 1)) + 1;
      levels[keptRows] = level;
      keptRows += lives;
      kept[keptValues] = value;
      keptValues += lives & has;
      value += has;
    }
    rows = keptRows;
    values = keptValues;
  }

  /** Moves numbers of a dictionary. */
  void move(int[] ids) {
    for (int i = 0; i < values; i++) {
      ids[i] = ids[kept[i]];
    }
  }

  /** Moves plain values to the offset that they begin at. */
  void move(byte[] plain, int offset) {
    switch (shape.width()) {
      case 0 -> moveSized(plain, offset);
      case Integer.BYTES -> moveInts(plain, offset);
      case Long.BYTES -> moveLongs(plain, offset);
      default -> moveFixed(plain, offset, shape.width());
    }
  }

  private void moveInts(byte[] plain, int offset) {
    for (int i = 0; i < values; i++) {
      int value = (int) ValueShape.INT.get(plain, offset + kept[i] * Integer.BYTES);
      ValueShape.INT.set(plain, offset + i * Integer.BYTES, value);
    }
  }

  private void moveLongs(byte[] plain, int offset) {
    for (int i = 0; i < values; i++) {
      long value = (long) ValueShape.LONG.get(plain, offset + kept[i] * Long.BYTES);
      ValueShape.LONG.set(plain, offset + i * Long.BYTES, value);
    }
  }

  private void moveFixed(byte[] plain, int offset, int width) {
    for (int i = 0; i < values; i++) {
      System.arraycopy(plain, offset + kept[i] * width, plain, offset + i * width, width);
    }
  }

  /** Neighbours that stay are moved together. */
  private void moveSized(byte[] plain, int offset) {
    findStarts(plain, offset);
    int end = offset;
    int i = 0;
    while (i < values) {
      int last = i;
      while (last + 1 < values && kept[last + 1] == kept[last] + 1) {
        last++;
      }
      int from = starts[kept[i]];
      int length = starts[kept[last] + 1] - from;
      System.arraycopy(plain, from, plain, end, length);
      end += length;
      i = last + 1;
    }
  }

  /** Where each value begins, and where the last that stays ends. */
  private void findStarts(byte[] plain, int offset) {
    int count = values == 0 ? 0 : kept[values - 1] + 1;
    starts = room(starts, count + 1);
    starts[0] = offset;
    for (int i = 0; i < count; i++) {
      starts[i + 1] = shape.end(plain, starts[i]);
    }
  }

  private static int[] room(int[] array, int count) {
    return count <= array.length ? array : new int[count];
  }
}
