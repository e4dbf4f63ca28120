package dev.firn.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a measure comes to over all rows of a view, for people who compare two engines: the sum of
 * numbers, the largest of other values. Whether a view matches is decided value by value.
 *
 * @param left as the first engine has it; empty if it has no value at all
 * @param right as the second has it
 */
public record MeasureTotal(String measure, String left, String right) {

  private static final MathContext DIGITS = new MathContext(12);

  static MeasureTotal of(String measure, int column, ViewRows left, ViewRows right) {
    return new MeasureTotal(measure, total(column, left), total(column, right));
  }

  private static String total(int column, ViewRows rows) {
    List<Object> values = new ArrayList<>();
    for (List<@Nullable Object> row : rows.rows().values()) {
      Object value = row.get(column);
      if (value != null) {
        values.add(value);
      }
    }
    if (values.isEmpty()) {
      return "";
    }
    return values.getFirst() instanceof Number
        ? sum(values)
        : Collections.max(values.stream().map(Objects::toString).toList());
  }

  /** Decimals throughout, so that the order of the rows does not matter. */
  private static String sum(List<Object> values) {
    BigDecimal sum =
        values.stream()
            .map(it -> new BigDecimal(it.toString()))
            .reduce(BigDecimal::add)
            .orElseThrow();
    boolean rounded = values.getFirst() instanceof Double;
    return (rounded ? sum.round(DIGITS) : sum).stripTrailingZeros().toPlainString();
  }
}
