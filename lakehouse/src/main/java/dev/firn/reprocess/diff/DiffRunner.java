package dev.firn.reprocess.diff;

import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.sql.TrinoTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Has Trino compare the branch of a correction with its fork. Changes nothing. */
public final class DiffRunner {
  private static final int ROW_COUNTS = 5;

  private final Queries queries;
  private final int maxSample;

  /**
   * A runner.
   *
   * @param maxSample so many of the rows that differ are shown
   */
  public DiffRunner(Queries queries, int maxSample) {
    this.queries = queries;
    this.maxSample = maxSample;
  }

  /**
   * Compares the head of a branch, as the correction was looked up, with its fork; of a published
   * correction main just after it with main just before.
   *
   * @param table as loaded afterwards
   * @param name as Trino knows it
   */
  public TableDiff run(Table table, TrinoTable name, Correction correction) {
    DiffSides sides = DiffSides.of(table, correction);
    DiffQuery query =
        new DiffQuery(
            name.at(sides.before()),
            name.at(sides.after()),
            DiffColumn.common(schema(table, sides.before()), schema(table, sides.after())));
    Row counts = queries.row(query.counts());
    TableDiff.Rows rows = rows(counts);
    List<SampleRow> sample =
        rows.different() == 0 || maxSample == 0
            ? List.of()
            : queries.rows(query.sample(maxSample)).stream().map(row -> row(query, row)).toList();
    return new TableDiff(
        name.name(),
        correction.name(),
        sides,
        rows,
        columns(query, counts),
        query.keys().stream().map(DiffColumn::name).toList(),
        sample);
  }

  /** Trino reads a snapshot with the schema that the table had then. */
  private static Schema schema(Table table, long snapshotId) {
    Schema current = table.schema();
    Snapshot snapshot = table.snapshot(snapshotId);
    if (snapshot == null) {
      throw new IllegalArgumentException(
          "Cannot compare %s: snapshot %d has expired".formatted(table.name(), snapshotId));
    }
    Integer id = snapshot.schemaId();
    Schema then = id == null ? current : table.schemas().getOrDefault(id, current);
    return new Schema(then.schemaId(), then.columns(), current.identifierFieldIds());
  }

  private static TableDiff.Rows rows(Row counts) {
    return new TableDiff.Rows(
        counts.number(0), counts.number(1), counts.number(2), counts.number(3), counts.number(4));
  }

  private static List<ColumnDiff> columns(DiffQuery query, Row counts) {
    List<ColumnDiff> columns = new ArrayList<>();
    List<DiffColumn> numbers = query.numbers();
    int changed = ROW_COUNTS;
    int sums = ROW_COUNTS + query.values().size();
    for (DiffColumn column : query.values()) {
      int number = numbers.indexOf(column);
      Optional<ColumnDiff.Sums> ofColumn =
          number < 0
              ? Optional.empty()
              : Optional.of(
                  new ColumnDiff.Sums(
                      text(counts, sums + 2 * number), text(counts, sums + 2 * number + 1)));
      columns.add(
          new ColumnDiff(
              column.name(), column.type().toString(), counts.number(changed++), ofColumn));
    }
    return columns;
  }

  private static SampleRow row(DiffQuery query, Row row) {
    List<String> key = new ArrayList<>();
    int at = 1;
    for (DiffColumn _ : query.keys()) {
      key.add(row.text(at++));
    }
    List<SampleRow.Value> values = new ArrayList<>();
    for (DiffColumn column : query.values()) {
      var value = new SampleRow.Value(column.name(), text(row, at++), text(row, at++));
      if (!Objects.equals(value.before(), value.after())) {
        values.add(value);
      }
    }
    return new SampleRow(row.text(0), key, values);
  }

  private static @Nullable String text(Row row, int column) {
    Object value = row.values().get(column);
    return value == null ? null : value.toString();
  }
}
