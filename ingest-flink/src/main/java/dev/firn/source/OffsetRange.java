package dev.firn.source;

import java.io.Serializable;

/**
 * Some events of one partition.
 *
 * @param from offset of the first, at least 0
 * @param to offset after the last, greater than {@code from}
 */
public record OffsetRange(int partition, long from, long to) implements Serializable {
  private static final String EXPECTED = "expected PARTITION:FROM-TO with FROM below TO";

  public OffsetRange {
    if (partition < 0 || from < 0 || to <= from) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  /**
   * Reads {@code PARTITION:FROM-TO}.
   *
   * @throws IllegalArgumentException that says what was expected
   */
  public static OffsetRange parse(String text) {
    String[] numbers = text.split("[:-]", -1);
    if (numbers.length != 3) {
      throw new IllegalArgumentException(EXPECTED);
    }
    try {
      return new OffsetRange(
          Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }
}
