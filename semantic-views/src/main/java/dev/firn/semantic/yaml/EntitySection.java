package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Dimension;
import dev.firn.semantic.Entity;
import dev.firn.semantic.Measure;
import dev.firn.semantic.yaml.ColumnLookup.Joined;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entity. */
final class EntitySection {

  private static final Key DESCRIPTION =
      Key.optional("description", "text", "the table's comment", "What one row means");
  static final Key TABLE = Key.required("table", "table of lake.yaml", "Where the rows are");
  static final Key KEY =
      Key.optional(
          "key",
          "list of columns",
          "the table's primary key",
          "The columns that identify a row; must be said where the table has no primary key. What"
              + " joins this entity relies on it");
  private static final Key TIME =
      Key.optional(
          "time",
          "column",
          "none: each view with a grain says it",
          "`date`, `timestamp` or `timestamptz` that says when a row counts");
  private static final Key JOINS =
      Key.optional(
          "joins", "mapping of names to joins", "none", "The entities that a row refers to");
  private static final Key DIMENSIONS =
      Key.optional(
          "dimensions",
          "mapping of names to dimensions",
          "none",
          "By what measures can be split: a column, or a mapping");
  private static final Key MEASURES =
      Key.optional(
          "measures", "mapping of names to measures", "none", "The numbers that can be asked for");

  static final KeyTable KEYS =
      KeyTable.of("entities.<entity>", DESCRIPTION, TABLE, KEY, TIME, JOINS, DIMENSIONS, MEASURES);

  private final Map<String, Optional<EntityHead>> heads;
  private final Findings findings;
  private final Names names;

  EntitySection(Map<String, Optional<EntityHead>> heads, Findings findings, Names names) {
    this.heads = heads;
    this.findings = findings;
    this.names = names;
  }

  EntityScope read(EntityHead head) {
    YamlSection section = head.section();
    ColumnLookup columns = new ColumnLookup(head.table(), joins(head));
    Map<String, Optional<Dimension>> dimensions = dimensions(section, columns);
    Map<String, YamlValue> declared = section.entries(MEASURES);
    declared.forEach((name, value) -> names.checkColumn(name, value, dimensions.keySet()));
    Map<String, Optional<Measure>> measures = new MeasuresSection(columns, findings).read(declared);
    Entity entity =
        new Entity(
            head.name(),
            section.text(DESCRIPTION).orElse(head.table().comment()),
            head.table().name(),
            head.key(),
            section.value(TIME).flatMap(value -> time(value, columns)),
            present(columns.joins().values()).stream().map(Joined::join).toList(),
            present(dimensions.values()),
            present(measures.values()));
    boolean unreadableTime = entity.time().isEmpty() && section.value(TIME).isPresent();
    return new EntityScope(entity, unreadableTime, columns, dimensions, measures);
  }

  /** The column that says when a row counts; another kind of column is reported. */
  static Optional<ColumnPath> time(YamlValue value, ColumnLookup columns) {
    Optional<ColumnPath> column = columns.find(value);
    if (column.filter(it -> !it.type().isTime()).isPresent()) {
      value.report("column '" + column.get().text() + "' is no date and no timestamp");
      return Optional.empty();
    }
    return column;
  }

  private Map<String, Optional<Joined>> joins(EntityHead head) {
    Map<String, Optional<Joined>> joins = new LinkedHashMap<>();
    head.section()
        .entries(JOINS)
        .forEach((name, value) -> {
          names.check(name, value);
          ColumnLookup from = new ColumnLookup(head.table(), new LinkedHashMap<>(joins));
          joins.put(name, new JoinSection(from, heads, findings).read(name, value));
        });
    return joins;
  }

  private Map<String, Optional<Dimension>> dimensions(YamlSection section, ColumnLookup columns) {
    Map<String, Optional<Dimension>> dimensions = new LinkedHashMap<>();
    section
        .entries(DIMENSIONS)
        .forEach((name, value) -> {
          names.checkColumn(name, value, Set.of());
          dimensions.put(name, DimensionSection.read(name, value, columns));
        });
    return dimensions;
  }

  private static <T> List<T> present(Collection<Optional<T>> values) {
    return values.stream().flatMap(Optional::stream).toList();
  }
}
