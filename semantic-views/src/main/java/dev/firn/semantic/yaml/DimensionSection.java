package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Dimension;
import dev.firn.semantic.Grain;
import dev.firn.semantic.ValueType;
import java.util.Optional;

/** Reads one dimension: a mapping, or for short its column. */
final class DimensionSection {

  private static final Key COLUMN =
      Key.required("column", "`column` or `join.column`", "Where its values are");
  private static final Key GRAIN =
      Key.optional(
          "grain",
          "`hour`, `day`, `week`, `month`, `quarter` or `year`",
          "none",
          "Step of the calendar, in UTC; required for a timestamp");
  private static final Key DESCRIPTION =
      Key.optional("description", "text", "the column's comment", "What a value means");

  static final KeyTable KEYS =
      KeyTable.of("entities.<entity>.dimensions.<dimension>", COLUMN, GRAIN, DESCRIPTION);

  private DimensionSection() {}

  static Optional<Dimension> read(String name, YamlValue value, ColumnLookup columns) {
    if (!value.isMapping() && !value.isList() && !value.isEmpty()) {
      return columns
          .find(value)
          .filter(column -> fits(column, Optional.empty(), value))
          .map(column -> new Dimension(name, column.comment(), column, Optional.empty()));
    }
    YamlSection section = YamlSection.open(value, KEYS);
    Optional<Grain> grain = section.choice(GRAIN, Grain.class);
    Optional<ColumnPath> column = section.value(COLUMN).flatMap(columns::find);
    boolean unreadableGrain = grain.isEmpty() && section.value(GRAIN).isPresent();
    return column
        .filter(_ -> !unreadableGrain)
        .filter(it -> fits(it, grain, section.value(COLUMN).orElse(value)))
        .map(it -> new Dimension(name, section.text(DESCRIPTION).orElse(it.comment()), it, grain));
  }

  /** Whether a column can be counted to steps of that grain; if not, that is reported. */
  static boolean fits(ColumnPath column, Optional<Grain> grain, YamlValue value) {
    boolean day = column.type() instanceof ValueType.Day;
    if (grain.isEmpty() && column.type().isTime() && !day) {
      value.report("column '" + column.text() + "' is a timestamp: it needs a grain");
      return false;
    }
    if (grain.isPresent() && !column.type().isTime()) {
      value.report("column '" + column.text() + "' is no date and no timestamp: it has no grain");
      return false;
    }
    if (day && grain.filter(Grain.HOUR::equals).isPresent()) {
      value.report("column '" + column.text() + "' is a date: it has no hours");
      return false;
    }
    return true;
  }
}
