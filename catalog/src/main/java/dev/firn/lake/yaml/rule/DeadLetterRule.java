package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.section.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The table of dead letters has exactly the columns that the job fills. */
final class DeadLetterRule implements LakeRule {

  private static final String PAYLOAD = "payload";
  private static final Map<String, Type> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("received_at", Types.TimestampType.withZone());
    COLUMNS.put("stream", Types.StringType.get());
    COLUMNS.put("topic", Types.StringType.get());
    COLUMNS.put("partition", Types.IntegerType.get());
    COLUMNS.put("offset", Types.LongType.get());
    COLUMNS.put("reason", Types.StringType.get());
    COLUMNS.put(PAYLOAD, Types.BinaryType.get());
  }

  @Override
  public void check(Lake lake, Findings findings) {
    for (DeclaredStream stream : lake.streams()) {
      if (!stream.deadLetters().isEmpty()) {
        check(lake, stream, findings);
      }
    }
  }

  private static void check(Lake lake, DeclaredStream stream, Findings findings) {
    String path = StreamRule.path(stream, "dead-letters");
    Optional<DeclaredTable> table = lake.table(stream.deadLetters());
    if (table.isEmpty()) {
      findings.report(
          path,
          "no table '" + stream.deadLetters() + "'",
          StreamRule.closest(lake, stream.deadLetters()));
      return;
    }
    if (TableRule.isUpsert(table.get())) {
      findings.report(path, "'" + stream.deadLetters() + "' must be an append table");
    }
    for (DeclaredStream other : lake.streams()) {
      if (!other.name().equals(stream.name()) && other.into().contains(stream.deadLetters())) {
        findings.report(
            path, "'%s' is filled by stream '%s'".formatted(stream.deadLetters(), other.name()));
      }
    }
    checkColumns(table.get(), findings);
  }

  private static void checkColumns(DeclaredTable table, Findings findings) {
    COLUMNS.forEach((name, type) -> checkColumn(table, name, type, findings));
    List<String> names = List.copyOf(COLUMNS.keySet());
    for (Column column : table.columns()) {
      if (!COLUMNS.containsKey(column.name())) {
        findings.report(
            TablePath.of(table, column),
            "a table of dead letters has no such column",
            Spelling.closest(column.name(), names));
      }
    }
  }

  private static void checkColumn(DeclaredTable table, String name, Type type, Findings findings) {
    Optional<Column> column = table.column(name);
    boolean required = !name.equals(PAYLOAD);
    String due = name + ": " + type + (required ? " required" : "");
    if (column.isEmpty()) {
      findings.report(
          TablePath.of(table, "columns"), "a table of dead letters needs the column " + due);
    } else if (!Unreadable.is(column.get().type())
        && (!column.get().type().equals(type) || column.get().required() != required)) {
      findings.report(
          TablePath.of(table, column.get()), "in a table of dead letters it must be " + due);
    }
  }
}
