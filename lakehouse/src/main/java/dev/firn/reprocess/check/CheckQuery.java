package dev.firn.reprocess.check;

import static java.util.stream.Collectors.joining;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.check.Check;
import dev.firn.reprocess.sql.TrinoTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The question that a check asks. Its answer is one row: for {@link Check.Rows} the rows of the
 * branch and of main, for all others how many rows, or keys, break it.
 *
 * @param branch as a statement names it
 * @param main the same
 */
record CheckQuery(DeclaredTable table, String branch, String main) {
  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  String of(Check check) {
    return switch (check) {
      case Check.NotNull(List<String> columns) ->
          broken(columns.stream().map(it -> quoted(it) + " IS NULL").collect(joining(" OR ")));
      case Check.Unique(List<String> columns) -> unique(columns);
      case Check.Range range -> broken(outside(range));
      // The condition may end in nothing that reaches beyond its line.
      case Check.Expression(String sql) -> broken("NOT (\n" + sql + "\n)");
      case Check.Rows(int _) ->
          "SELECT (SELECT count(*) FROM %s), (SELECT count(*) FROM %s)".formatted(branch, main);
    };
  }

  private String broken(String condition) {
    return "SELECT count_if(" + condition + ") FROM " + branch;
  }

  private String unique(List<String> columns) {
    String key = columns.stream().map(CheckQuery::quoted).collect(joining(", "));
    return "SELECT count(*) FROM (SELECT 1 FROM %s GROUP BY %s HAVING count(*) > 1)"
        .formatted(branch, key);
  }

  private String outside(Check.Range range) {
    Type type = table.column(range.column()).orElseThrow().type();
    String column = quoted(range.column());
    Stream<String> below =
        range.from().map(bound -> column + " < " + literal(type, bound)).stream();
    Stream<String> above = range.to().map(bound -> column + " > " + literal(type, bound)).stream();
    return Stream.concat(below, above).collect(joining(" OR "));
  }

  /** Bounds were parsed as values of the column's type when the declaration was read. */
  private static String literal(Type type, String bound) {
    return switch (type.typeId()) {
      case DATE -> "DATE '" + bound + "'";
      case TIMESTAMP -> timestamp((Types.TimestampType) type, bound);
      case FLOAT, DOUBLE -> "DOUBLE '" + bound + "'";
      default -> "DECIMAL '" + new BigDecimal(bound).toPlainString() + "'";
    };
  }

  private static String timestamp(Types.TimestampType type, String bound) {
    return type.shouldAdjustToUTC()
        ? "TIMESTAMP '%s UTC'".formatted(SQL_TIME.format(utc(OffsetDateTime.parse(bound))))
        : "TIMESTAMP '%s'".formatted(SQL_TIME.format(LocalDateTime.parse(bound)));
  }

  private static LocalDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static String quoted(String column) {
    return TrinoTable.quoted(column);
  }
}
