package dev.firn.simulation;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The job: takes checkpoints, sometimes one of them twice, and is sometimes another job. */
final class Stream {
  /** A request without a reply lands within this time, or never. */
  private static final Duration LATEST_LANDING = Duration.ofMinutes(5);

  private record Last(Ledger.Writer writer, long checkpoint, SinkFiles files, Instant at) {}

  private final World world;
  private SinkWriter.Layout layout;
  private @Nullable Last last;
  private int job;
  private long checkpoint;

  Stream(World world) {
    this.world = world;
    this.layout = SinkWriter.Layout.of(world.load(), world.scenario.equalityColumns());
  }

  /** Another job goes on, or another operator of this one; it looks at the table anew. */
  void change() {
    job++;
    layout = SinkWriter.Layout.of(world.load(), world.scenario.equalityColumns());
    world.count("job changes");
  }

  /**
   * Commits one more checkpoint.
   *
   * @param process whose calls may be trapped
   */
  void commit(SimulatedProcess process) {
    Map<Long, Change> changes = new LinkedHashMap<>();
    SinkFiles files = write(changes);
    Last next = new Last(writer(), ++checkpoint, files, world.clock.instant());
    commit(process, next, List.copyOf(changes.values()));
    world.count(files.isEmpty() ? "empty checkpoints" : "checkpoints");
  }

  /** Commits the last checkpoint once more, after a lost reply. */
  void commitAgain(SimulatedProcess process) {
    if (last != null && last.at().plus(LATEST_LANDING).isAfter(world.clock.instant())) {
      commit(process, last, List.of());
      world.count("doubled checkpoints");
    }
  }

  private void commit(SimulatedProcess process, Last next, List<Change> changes) {
    Table table = world.catalog.load(process);
    process.afterCommit(() -> committed(next, changes));
    RowDelta delta = table.newRowDelta().toBranch(Lanes.INGEST);
    next.files().addTo(delta);
    delta
        .set(LaneProperties.SINK_JOB_ID, next.writer().job())
        .set(LaneProperties.SINK_OPERATOR_ID, next.writer().operator())
        .set(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(next.checkpoint()))
        .commit();
    last = next;
  }

  private void committed(Last next, List<Change> changes) {
    long snapshotId = world.catalog.current().ref(Lanes.INGEST).snapshotId();
    LaneEntry entry = new LaneEntry(snapshotId, next.files(), changes);
    world.ledger.committed(entry, next.writer(), next.checkpoint());
  }

  private Ledger.Writer writer() {
    return new Ledger.Writer("job" + job / 2, "op" + job % 2);
  }

  private SinkFiles write(Map<Long, Change> changes) {
    Table table = world.load();
    SinkWriter even = sink(table);
    SinkWriter odd = sink(table);
    Map<Long, String> parts = new HashMap<>();
    int rows = world.oneIn(8) ? 0 : 1 + world.random.nextInt(7);
    for (int i = 0; i < rows; i++) {
      long id = world.randomId();
      String part = parts.computeIfAbsent(id, world::part);
      Change change = change(id, part);
      changes.put(id, change);
      if (world.scenario.repeatsKeys()) {
        write(change, even, odd);
      }
    }
    if (!world.scenario.repeatsKeys()) {
      changes.values().forEach(change -> write(change, even, odd));
    }
    SinkFiles files = even.complete();
    files.add(odd.complete());
    if (world.oneIn(2)) {
      Collections.shuffle(files.data(), world.random);
    }
    return files;
  }

  private Change change(long id, String part) {
    Row row = repeated(id, part).orElseGet(() -> world.newRow(id, part));
    return new Change(id, part, world.oneIn(4) ? null : row);
  }

  /** A value that changes, and changes back, is what it was. Rows of version 3 are told apart. */
  private Optional<Row> repeated(long id, String part) {
    return world.scenario.formatVersion() == 2 && world.oneIn(6)
        ? world.corrections.recall(id, part)
        : Optional.empty();
  }

  private static void write(Change change, SinkWriter even, SinkWriter odd) {
    SinkWriter sink = change.id() % 2 == 0 ? even : odd;
    Row row = change.row();
    if (row == null) {
      sink.delete(new Row(change.id(), change.part(), "", 0));
    } else {
      sink.upsert(row);
    }
  }

  private SinkWriter sink(Table table) {
    int rowsPerFile = world.oneIn(2) ? 1 + world.random.nextInt(3) : Integer.MAX_VALUE;
    return new SinkWriter(table, layout, world.names, rowsPerFile);
  }
}
