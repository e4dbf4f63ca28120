package dev.firn.reprocess.diff;

import java.util.List;

/**
 * What a correction changes in one table.
 *
 * @param columns that are no key, in order, also those that did not change
 * @param keyColumns names of the key
 * @param sample some of the rows that differ, in the order of the key
 */
public record TableDiff(
    String table,
    String correction,
    DiffSides sides,
    Rows rows,
    List<ColumnDiff> columns,
    List<String> keyColumns,
    List<SampleRow> sample) {

  public TableDiff {
    columns = List.copyOf(columns);
    keyColumns = List.copyOf(keyColumns);
    sample = List.copyOf(sample);
  }

  /** Numbers of rows; those that changed are on both sides. */
  public record Rows(long before, long after, long changed, long added, long removed) {

    /** Rows that differ in any way. */
    public long different() {
      return changed + added + removed;
    }
  }
}
