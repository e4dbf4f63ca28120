package dev.firn.lake.yaml.section;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Retention;
import dev.firn.lake.Upkeep;
import dev.firn.lake.WriteMode;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads one table. */
final class TableSection {

  /** Iceberg's default format version, and the newest that every reader can read. */
  private static final int DEFAULT_FORMAT = 2;

  private static final int NEWEST_FORMAT = 3;

  /** Above any number of columns, so that placeholder ids of nested fields collide with none. */
  private static final int FIRST_NESTED_ID = 1_000_000;

  private static final Key COMMENT = Key.required("comment", "text", "What one row means");
  private static final Key OWNER =
      Key.optional("owner", "text", "none", "Team that answers for the table");
  private static final Key MODE =
      Key.required(
          "mode",
          "`upsert` or `append`",
          "`upsert`: the newest event of a key is that key's row. `append`: every event is a new"
              + " row");
  private static final Key FORMAT =
      Key.optional(
          "format-version",
          "`2` or `3`",
          "`2`",
          "Iceberg format version; every reader named above must be able to read it");
  private static final Key COLUMNS =
      Key.required("columns", "mapping of column names to columns", "The columns, in order");
  private static final Key PRIMARY_KEY =
      Key.optional(
          "primary-key",
          "list of columns",
          "none",
          "The columns that identify a row: required for `upsert`, refused for `append`");
  private static final Key VERSION =
      Key.optional(
          "version",
          "column",
          "none: the order of arrival decides",
          "The column that decides which of two events of a key is newer: `int`, `long`, `date`,"
              + " `timestamp` or `timestamptz`, required");
  private static final Key PARTITION_BY =
      Key.optional(
          "partition-by",
          "list of terms",
          "unpartitioned",
          "`column`, `year(column)`, `month(column)`, `day(column)`, `hour(column)`,"
              + " `bucket(count, column)` or `truncate(width, column)`. In an `upsert` table each"
              + " column must be part of the primary key");
  private static final Key SORT_BY =
      Key.optional(
          "sort-by",
          "list of terms",
          "unsorted",
          "`column [asc|desc] [nulls first|nulls last]`: the order of rows within data files that"
              + " upkeep writes, by which readers skip row groups. What the stream writes is sorted"
              + " when it is merged into full files, and all when the table rests");
  private static final Key RETENTION =
      Key.optional("retention", "mapping", "see below", "How long history can be read");
  private static final Key UPKEEP =
      Key.optional("upkeep", "mapping", "see below", "How the table is kept small and fast");
  private static final Key PROPERTIES =
      Key.optional(
          "properties",
          "mapping of texts",
          "none",
          "Further Iceberg table properties, as they are");

  private static final Key CHECKS =
      Key.optional(
          "checks",
          "list of checks",
          "none",
          "What must hold before a correction is published, see"
              + " [reprocessing](reprocessing.md#checks): `not null column, ...`, `unique column,"
              + " ...`, `range column [from lowest] [to highest]`, `expression condition`, `rows"
              + " within N%`");

  static final KeyTable KEYS =
      KeyTable.of(
          "tables.<table>",
          COMMENT,
          OWNER,
          MODE,
          FORMAT,
          COLUMNS,
          PRIMARY_KEY,
          VERSION,
          PARTITION_BY,
          SORT_BY,
          RETENTION,
          UPKEEP,
          PROPERTIES,
          CHECKS);

  private TableSection() {}

  static DeclaredTable read(String name, YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    return new DeclaredTable(
        name,
        section.text(COMMENT).orElse(""),
        section.text(OWNER),
        section.choice(MODE, WriteMode.class).orElse(WriteMode.APPEND),
        section.integer(FORMAT, DEFAULT_FORMAT, NEWEST_FORMAT).orElse(DEFAULT_FORMAT),
        columns(section),
        section.texts(PRIMARY_KEY),
        section.text(VERSION),
        section.items(PARTITION_BY).stream().map(TermParser::partition).toList(),
        section.items(SORT_BY).stream().map(TermParser::sort).toList(),
        section.value(RETENTION).map(UpkeepSection::retention).orElse(Retention.DEFAULT),
        section.value(UPKEEP).map(UpkeepSection::upkeep).orElse(Upkeep.DEFAULT),
        section.properties(PROPERTIES),
        section.items(CHECKS).stream().map(CheckTerms::read).toList());
  }

  private static List<Column> columns(YamlSection section) {
    ColumnSection reader = new ColumnSection(new AtomicInteger(FIRST_NESTED_ID)::getAndIncrement);
    List<Column> columns = new ArrayList<>();
    section.entries(COLUMNS).forEach((name, value) -> columns.add(reader.read(name, value)));
    return columns;
  }
}
