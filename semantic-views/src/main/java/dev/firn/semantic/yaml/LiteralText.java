package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Literal;
import dev.firn.semantic.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a value that is compared with a column, as the column's type has it. */
final class LiteralText {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Redshift reads a backslash as the beginning of an escape, others do not. */
  private static final Pattern TEXT = Pattern.compile("[^\\\\\\p{Cntrl}]+");

  private LiteralText() {}

  static Optional<Literal> read(YamlValue value, ColumnPath column) {
    return value
        .itemText()
        .flatMap(text -> {
          Optional<Literal> literal = literal(text, column.type());
          if (literal.isEmpty()) {
            value.report(
                "'%s' cannot be compared with column '%s', which takes %s"
                    .formatted(text, column.text(), what(column.type())));
          }
          return literal;
        });
  }

  private static Optional<Literal> literal(String text, ValueType type) {
    return switch (type) {
      case ValueType.Text _ ->
          TEXT.matcher(text).matches() ? Optional.of(new Literal.Text(text)) : Optional.empty();
      case ValueType.Whole _ ->
          WHOLE.matcher(text).matches()
              ? Optional.of(new Literal.Whole(Long.parseLong(text)))
              : Optional.empty();
      case ValueType.Amount _ ->
          AMOUNT.matcher(text).matches()
              ? Optional.of(new Literal.Amount(new BigDecimal(text)))
              : Optional.empty();
      case ValueType.Truth _ ->
          text.equals("true") || text.equals("false")
              ? Optional.of(new Literal.Truth(Boolean.parseBoolean(text)))
              : Optional.empty();
      case ValueType.Day _ -> day(text);
      case ValueType.Quotient _, ValueType.Moment _, ValueType.Instant _ -> Optional.empty();
    };
  }

  private static Optional<Literal> day(String text) {
    try {
      return DAY.matcher(text).matches()
          ? Optional.of(new Literal.Day(LocalDate.parse(text)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String what(ValueType type) {
    return switch (type) {
      case ValueType.Text _ -> "texts without backslashes and control characters";
      case ValueType.Whole _ -> "whole numbers";
      case ValueType.Amount _ -> "decimal numbers";
      case ValueType.Truth _ -> "true or false";
      case ValueType.Day _ -> "days such as 2026-01-31";
      case ValueType.Quotient _, ValueType.Moment _, ValueType.Instant _ -> "none";
    };
  }
}
