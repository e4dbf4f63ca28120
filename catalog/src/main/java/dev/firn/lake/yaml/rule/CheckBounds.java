package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.check.Check;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Whether the bounds of a range are values of its column, in order. */
final class CheckBounds {

  private CheckBounds() {}

  /** What is wrong with them; empty if nothing is. */
  static Optional<String> problem(Check.Range range, Column column) {
    if (!isOrdered(column.type())) {
      return Optional.of(
          "'%s' is a %s, a range needs a number, a date or a timestamp"
              .formatted(column.name(), column.type()));
    }
    Optional<String> unfit =
        range
            .from()
            .filter(bound -> !fits(column.type(), bound))
            .or(() -> range.to().filter(bound -> !fits(column.type(), bound)));
    if (unfit.isPresent()) {
      return unfit.map(bound -> "'%s' is no %s".formatted(bound, column.type()));
    }
    return range
        .from()
        .flatMap(from -> range.to().filter(to -> compare(column.type(), from, to) > 0))
        .map(to -> "from " + range.from().orElse("") + " to " + to + " holds no value");
  }

  private static boolean isOrdered(Type type) {
    return switch (type.typeId()) {
      case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL, DATE, TIMESTAMP -> true;
      default -> false;
    };
  }

  private static boolean fits(Type type, String bound) {
    try {
      return compare(type, bound, bound) == 0;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  private static int compare(Type type, String left, String right) {
    return switch (type.typeId()) {
      case DATE -> LocalDate.parse(left).compareTo(LocalDate.parse(right));
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC()
              ? OffsetDateTime.parse(left).compareTo(OffsetDateTime.parse(right))
              : LocalDateTime.parse(left).compareTo(LocalDateTime.parse(right));
      default -> new BigDecimal(left).compareTo(new BigDecimal(right));
    };
  }
}
