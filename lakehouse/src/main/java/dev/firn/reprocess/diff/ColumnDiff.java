package dev.firn.reprocess.diff;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a correction changes in one column.
 *
 * @param changedRows rows on both sides whose values differ
 * @param sums over all rows of each side; empty for a column that holds no numbers
 */
public record ColumnDiff(String column, String type, long changedRows, Optional<Sums> sums) {

  /**
   * Sums as Trino writes them.
   *
   * @param before null for a sum of nothing
   * @param after null for a sum of nothing
   */
  public record Sums(@Nullable String before, @Nullable String after) {

    /** After less before; empty where one of them is no number. */
    public Optional<BigDecimal> difference() {
      return number(before).flatMap(from -> number(after).map(to -> to.subtract(from)));
    }

    /** A sum as a number; nothing sums up to 0. */
    static Optional<BigDecimal> number(@Nullable String text) {
      if (text == null) {
        return Optional.of(BigDecimal.ZERO);
      }
      return text.matches("-?[0-9].*") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
  }
}
