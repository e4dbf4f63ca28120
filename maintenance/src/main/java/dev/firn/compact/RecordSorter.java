package dev.firn.compact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.SortOrderComparators;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;

/**
 * Sorts records by a sort order, rows of one rank in the order in which they came. What does not
 * fit into memory is sorted in runs, which wait in local files and are merged at the end.
 */
final class RecordSorter implements AutoCloseable {
  private static final long MAX_RUN_BYTES = 96L << 20;
  private static final int ROWS_PER_STEP = 1 << 12;

  private final Schema schema;
  private final Comparator<Row> comparator;
  private final Pace pace;
  private final long maxRunBytes;
  private final List<SortedRun> runs = new ArrayList<>();
  private List<Row> rows = new ArrayList<>();
  private long bytes;
  private int arrived;

  RecordSorter(Schema schema, SortOrder order, Pace pace) {
    this(schema, order, pace, MAX_RUN_BYTES);
  }

  RecordSorter(Schema schema, SortOrder order, Pace pace, long maxRunBytes) {
    this.schema = schema;
    this.comparator = comparator(schema, order);
    this.pace = pace;
    this.maxRunBytes = maxRunBytes;
  }

  /** Told of the rows in order. */
  interface Sorted {
    /**
     * The next row.
     *
     * @param arrival how many rows had been added before it
     */
    void row(Record row, int arrival);
  }

  /** A record and when it came. */
  record Row(Record row, int arrival) {}

  /** Adds a record, which must not change any more. */
  void add(Record row) {
    rows.add(new Row(row, arrived++));
    bytes += RecordSize.of(row);
    if (bytes > maxRunBytes) {
      rows.sort(comparator);
      runs.add(SortedRun.write(schema, rows));
      rows = new ArrayList<>();
      bytes = 0;
    }
  }

  void forEachSorted(Sorted sorted) {
    rows.sort(comparator);
    if (runs.isEmpty()) {
      rows.forEach(row -> show(row, sorted));
      return;
    }
    runs.add(SortedRun.write(schema, rows));
    rows = new ArrayList<>();
    merge(sorted);
  }

  @Override
  public void close() {
    runs.forEach(SortedRun::close);
  }

  private void merge(Sorted sorted) {
    PriorityQueue<SortedRun> heads =
        new PriorityQueue<>((one, other) -> comparator.compare(one.head(), other.head()));
    for (SortedRun run : runs) {
      if (run.advance()) {
        heads.add(run);
      }
    }
    while (!heads.isEmpty()) {
      SortedRun run = heads.remove();
      show(run.head(), sorted);
      if (run.advance()) {
        heads.add(run);
      }
    }
  }

  private void show(Row row, Sorted sorted) {
    if (row.arrival() % ROWS_PER_STEP == 0) {
      pace.keep();
    }
    sorted.row(row.row(), row.arrival());
  }

  private static Comparator<Row> comparator(Schema schema, SortOrder order) {
    Comparator<StructLike> values = SortOrderComparators.forSchema(schema, order);
    InternalRecordWrapper left = new InternalRecordWrapper(schema.asStruct());
    InternalRecordWrapper right = new InternalRecordWrapper(schema.asStruct());
    Comparator<Row> byValues =
        (one, other) -> values.compare(left.wrap(one.row()), right.wrap(other.row()));
    return byValues.thenComparingInt(Row::arrival);
  }
}
