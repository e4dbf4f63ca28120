package dev.firn.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.expire.MovableClock;
import dev.firn.index.memory.IndexMemory;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A streamed table that is corrected, compacted and published in any order. */
final class CorrectedFixture {
  static final Author ANN = new Author("ann", "the tax was wrong");
  private static final CompactionPolicy EAGER =
      new CompactionPolicy(1 << 20, 1, 2, 1, 0.1, 1, Sorting.NEVER, 1 << 22, 2, Duration.ZERO, 0.1);

  final StreamedTable table;
  final MovableClock clock = new MovableClock();
  final LanePublisher keeper;
  final Reprocessing corrections;
  private final PublishedTable how;
  private long checkpoint;

  CorrectedFixture(StreamedTable table) {
    this(table, StreamedTable.BY_ID);
  }

  CorrectedFixture(StreamedTable table, PublishedTable how) {
    this.table = table;
    this.how = how;
    this.keeper = table.publisher(how);
    this.corrections = corrections(table::load);
  }

  /** Another process that corrects the table. */
  Reprocessing corrections(Supplier<Table> fresh) {
    return corrections(fresh, Duration.ZERO);
  }

  /** One that lets the stream go first for so long. */
  Reprocessing corrections(Supplier<Table> fresh, Duration courtesy) {
    return new Reprocessing(fresh, how, config(clock, courtesy));
  }

  static ReprocessingConfig config(MovableClock clock) {
    return config(clock, Duration.ZERO);
  }

  private static ReprocessingConfig config(MovableClock clock, Duration courtesy) {
    return new ReprocessingConfig(
        StreamedTable.FILES,
        IndexMemory.unlimited(),
        Duration.ofDays(30),
        Duration.ofHours(6),
        20,
        Duration.ZERO,
        courtesy,
        clock);
  }

  /** The stream commits upserts, and the keeper publishes them. */
  void stream(Record... rows) {
    SimulatedSink sink = table.sink();
    for (Record row : rows) {
      sink.upsert(row);
    }
    stream(sink.complete());
  }

  /** The stream commits deletes, and the keeper publishes them. */
  void streamDeletes(Record... rows) {
    SimulatedSink sink = table.sink();
    for (Record row : rows) {
      sink.delete(row);
    }
    stream(sink.complete());
  }

  private void stream(SimulatedSink.Files files) {
    commit(files);
    publish();
  }

  void commit(SimulatedSink.Files files) {
    table.commit("job", ++checkpoint, files);
  }

  void publish() {
    assertThat(keeper.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  /** Every file of main is written anew. */
  void compact() {
    try (Compactor compactor =
        new Compactor(keeper, EAGER, Runnable::run, () -> Pace.FULL, clock)) {
      compactor.start(table.load(), compactor.plan(table.load()));
      while (compactor.isBusy()) {
        assertThat(compactor.commitNext(table.load()))
            .hasValueSatisfying(
                result -> assertThat(result).isInstanceOf(CompactionResult.Compacted.class));
      }
    }
  }

  /** Data files as a computation writes them. */
  List<DataFile> files(Record... rows) {
    SimulatedSink sink = table.sink();
    for (Record row : rows) {
      sink.insert(row);
    }
    return sink.complete().data();
  }

  /** A correction of these rows from main as it is now, ready to be published. */
  void computed(String name, Record... rows) {
    corrections.start(name, AsOf.now(), ANN);
    adopt(name, rows);
  }

  AdoptResult adopt(String name, Record... rows) {
    return corrections.adopt(name, CorrectedRows.of(files(rows)));
  }

  PublishResult publish(String name) {
    return corrections.publish(name, ANN);
  }

  CorrectionState state(String name) {
    return corrections.find(name).orElseThrow().state();
  }

  /** The rows that a branch or tag shows, as {@code id=value}, sorted. */
  List<String> rowsAt(String ref) {
    Table loaded = table.load();
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(loaded).useSnapshot(loaded.refs().get(ref).snapshotId()).build()) {
      records.forEach(row -> rows.add(row.getField("id") + "=" + row.getField("value")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(null);
    return rows;
  }
}
