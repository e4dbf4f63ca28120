package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.index.IndexMemory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * A stream, two keepers, and others who write to main, in random turns; after each publication main
 * is compared with a {@link Model}.
 */
final class Simulation {
  private static final int KEYS = 5;

  private final Random random;
  private final StreamedTable table;
  private final PublishedTable how;
  private final InterceptedCatalog catalog;
  private final Model model;
  private final IndexMemory memory;
  private final List<LanePublisher> keepers = new ArrayList<>();
  private final List<Compactor> compactors = new ArrayList<>();
  private final boolean partitioned;
  private final Deque<Pending> lane = new ArrayDeque<>();
  private final Map<Writer, Long> committed = new LinkedHashMap<>();
  private final Map<String, Integer> tally = new HashMap<>();
  private Pending lastCommit;
  private int job;
  private long checkpoint;
  private int values;

  Simulation(long seed, CatalogKind kind, boolean versioned, boolean partitioned) {
    this.random = new Random(seed);
    this.memory =
        seed % 2 == 0
            ? IndexMemory.unlimited()
            : IndexMemory.spilling(100, Path.of(System.getProperty("java.io.tmpdir")));
    this.catalog = new InterceptedCatalog(kind);
    this.how = versioned ? StreamedTable.BY_ID_VERSIONED : StreamedTable.BY_ID;
    this.model = new Model(versioned);
    this.table =
        StreamedTable.in(
            catalog,
            partitioned
                ? org.apache.iceberg.PartitionSpec.builderFor(StreamedTable.SCHEMA)
                    .identity("part")
                    .build()
                : org.apache.iceberg.PartitionSpec.unpartitioned());
    keepers.add(newKeeper());
    keepers.add(newKeeper());
    compactors.add(newCompactor(keepers.get(0)));
    compactors.add(newCompactor(keepers.get(1)));
    this.partitioned = partitioned;
  }

  private record Writer(String job, String operator) {}

  /** A lane snapshot that main may not hold yet. */
  private record Pending(
      long snapshotId,
      Writer writer,
      long checkpoint,
      SimulatedSink.Files files,
      List<Model.Change> changes) {}

  Map<String, Integer> run(int turns) {
    for (int turn = 0; turn < turns; turn++) {
      turn();
    }
    drain();
    return tally;
  }

  private void turn() {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> commitCheckpoint();
      case 4 -> commitAgain();
      case 5 -> count("job changes", () -> job++);
      case 6 -> insertOutside();
      case 7 -> deleteOutside();
      case 8 -> move();
      case 9 -> count("restarts", this::restart);
      case 10, 11, 12 -> compact();
      default -> publish();
    }
  }

  private void drain() {
    catalog.disarm();
    for (int i = 0; i < 500 && hasRows(); i++) {
      check(keepers.get(0).publish(table.load()));
    }
    assertThat(hasRows()).as("the lane has rows that main does not get").isFalse();
    assertThat(table.rows()).isEqualTo(model.shown());
  }

  /** Empty checkpoints at the end of the lane stay there. */
  private boolean hasRows() {
    return lane.stream()
        .anyMatch(
            pending -> !pending.files().data().isEmpty() || !pending.files().deletes().isEmpty());
  }

  /** A keeper dies; what it has rewritten is left behind. */
  private void restart() {
    int dead = random.nextInt(2);
    keepers.set(dead, newKeeper());
    compactors.set(dead, newCompactor(keepers.get(dead)));
  }

  private void count(String what, Runnable action) {
    action.run();
    tally.merge(what, 1, Integer::sum);
  }

  private LanePublisher newKeeper() {
    return table.publisher(how, memory);
  }

  /** Rewrites whatever it can, at once; the commit comes turns later. */
  private static Compactor newCompactor(LanePublisher keeper) {
    CompactionPolicy policy =
        new CompactionPolicy(
            1 << 20, 1, 2, 1, 0.1, 1, false, 1 << 22, 2, java.time.Duration.ZERO, 0.1);
    return new Compactor(
        keeper, policy, Runnable::run, () -> Pace.FULL, java.time.Clock.systemUTC());
  }

  // The stream

  private Writer writer() {
    return new Writer("job" + job / 2, "op" + job % 2);
  }

  private void commitCheckpoint() {
    checkpoint++;
    Map<Long, Model.Change> changes = new LinkedHashMap<>();
    SimulatedSink even = sink();
    SimulatedSink odd = sink();
    int rows = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(7);
    for (int i = 0; i < rows; i++) {
      long id = random.nextInt(KEYS);
      write(id, id % 2 == 0 ? even : odd, changes);
    }
    SimulatedSink.Files files = even.complete().and(odd.complete());
    if (random.nextBoolean()) {
      java.util.Collections.shuffle(files.data(), random);
    }
    commit(new Pending(0, writer(), checkpoint, files, List.copyOf(changes.values())));
    tally.merge("checkpoints", 1, Integer::sum);
  }

  private SimulatedSink sink() {
    int rowsPerFile = random.nextBoolean() ? 1 + random.nextInt(3) : Integer.MAX_VALUE;
    return table.sink(rowsPerFile);
  }

  private void write(long id, SimulatedSink sink, Map<Long, Model.Change> changes) {
    if (random.nextInt(5) == 0) {
      sink.delete(StreamedTable.row(id, part(id), null, 0L));
      changes.put(id, new Model.Change(id, null));
      return;
    }
    Model.Row row = newRow(id);
    sink.upsert(StreamedTable.row(id, part(id), row.value(), row.version()));
    changes.put(id, new Model.Change(id, row));
  }

  private Model.Row newRow(long id) {
    long version = random.nextInt(4) == 0 ? random.nextInt(values + 1) : values;
    return new Model.Row(id, "v" + values++, version);
  }

  private static String part(long id) {
    return "p" + id % 3;
  }

  private void commit(Pending pending) {
    Writer writer = pending.writer();
    long id =
        StreamedTable.commit(
                table.load(),
                writer.job(),
                writer.operator(),
                pending.checkpoint(),
                pending.files())
            .snapshotId();
    lastCommit =
        new Pending(id, pending.writer(), pending.checkpoint(), pending.files(), pending.changes());
    lane.addLast(lastCommit);
    committed.merge(pending.writer(), pending.checkpoint(), Math::max);
  }

  /** The sink commits its last checkpoint once more, after a lost reply. */
  private void commitAgain() {
    if (lastCommit != null) {
      tally.merge("doubled checkpoints", 1, Integer::sum);
      commit(
          new Pending(
              0, lastCommit.writer(), lastCommit.checkpoint(), lastCommit.files(), List.of()));
    }
  }

  // Others

  private void insertOutside() {
    long id = random.nextInt(KEYS);
    Model.Row row = newRow(id);
    SimulatedSink sink =
        table.sink().insert(StreamedTable.row(id, part(id), row.value(), row.version()));
    DataFile file = sink.complete().data().get(0);
    table.load().newAppend().appendFile(file).commit();
    model.insert(row);
    tally.merge("outside inserts", 1, Integer::sum);
  }

  private void deleteOutside() {
    List<FileScanTask> tasks = new ArrayList<>();
    try (CloseableIterable<FileScanTask> plan = table.load().newScan().planFiles()) {
      plan.forEach(tasks::add);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (tasks.isEmpty()) {
      return;
    }
    DataFile file = tasks.get(random.nextInt(tasks.size())).file();
    if (random.nextBoolean()) {
      table.load().newDelete().deleteFile(file).commit();
    } else {
      long position = random.nextInt((int) file.recordCount());
      Table fresh = table.load();
      fresh.newRowDelta().addDeletes(SimulatedSink.positionDeletes(fresh, file, position)).commit();
    }
    model.retain(table.rows());
    tally.merge("outside deletes", 1, Integer::sum);
  }

  // The keepers

  private LanePublisher anyKeeper() {
    return keepers.get(random.nextInt(keepers.size()));
  }

  private void move() {
    race();
    Move move = anyKeeper().move();
    catalog.disarm();
    tally.merge("move " + move.getClass().getSimpleName(), 1, Integer::sum);
    assertSinkFindsItsCheckpoints();
  }

  private void compact() {
    Compactor compactor = compactors.get(random.nextInt(compactors.size()));
    Table loaded = table.load();
    if (!compactor.isBusy()) {
      compactor.start(loaded, compactor.plan(loaded));
      return;
    }
    race();
    CompactionResult result = compactor.commitNext(loaded).orElseThrow();
    catalog.disarm();
    tally.merge(result.getClass().getSimpleName(), 1, Integer::sum);
    if (result instanceof CompactionResult.Halted || result instanceof CompactionResult.Failed) {
      throw new AssertionError(result.toString());
    }
    check();
  }

  private void publish() {
    Table loaded = table.load();
    race();
    Publication publication = anyKeeper().publish(loaded);
    catalog.disarm();
    check(publication);
  }

  private void check(Publication publication) {
    tally.merge(publication.getClass().getSimpleName(), 1, Integer::sum);
    if (publication instanceof Publication.Halted halted) {
      throw new AssertionError(halted.halt().toString());
    }
    check();
  }

  /** Sometimes someone commits, or the reply is lost, just when the keeper commits. */
  private void race() {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> overtake(1 + random.nextInt(3));
      case 3 ->
          catalog.onNextCommit(commit -> {
            tally.merge("replies lost", 1, Integer::sum);
            commit.run();
            throw new CommitStateUnknownException(new RuntimeException("reply lost"));
          });
      case 4 ->
          catalog.onNextCommit(commit -> {
            tally.merge("requests lost", 1, Integer::sum);
            throw new CommitStateUnknownException(new RuntimeException("request lost"));
          });
      case 5 -> catalog.onNextCommit(this::lateLanding);
      default -> {}
    }
  }

  /** Someone else commits before each of the keeper's next attempts. */
  private void overtake(int times) {
    catalog.beforeNextCommit(() -> {
      tally.merge("overtaken", 1, Integer::sum);
      switch (random.nextInt(5)) {
        case 0 -> commitCheckpoint();
        case 1 -> insertOutside();
        case 2 -> deleteOutside();
        case 3 -> anyKeeper().publish(table.load());
        default -> table.load().updateProperties().set("note", "" + random.nextInt()).commit();
      }
      if (times > 1) {
        overtake(times - 1);
      }
    });
  }

  /** The keeper hears nothing; its commit lands after another keeper has planned and committed. */
  private void lateLanding(Runnable commit) {
    tally.merge("late landings", 1, Integer::sum);
    keepers.get(random.nextInt(2)).publish(table.load());
    try {
      commit.run();
    } catch (CommitFailedException | ValidationException e) {
      tally.merge("late landings refused", 1, Integer::sum);
    }
    throw new CommitStateUnknownException(new RuntimeException("reply lost"));
  }

  private void check() {
    Marker marker = new MainAncestry(table.mainHead(), table.load()::snapshot).marker();
    applyThrough(marker.through());
    table.assertMainIsClean();
    assertThat(table.rows()).isEqualTo(model.shown());
    if (partitioned) {
      assertPartitions();
    }
    assertSinkFindsItsCheckpoints();
  }

  private void assertPartitions() {
    for (long i = 0; i < 3; i++) {
      String part = part(i);
      assertThat(table.rows(Expressions.equal("part", part)))
          .as(part)
          .isEqualTo(
              model.shown().stream()
                  .filter(
                      row -> part(Long.parseLong(row.substring(0, row.indexOf('=')))).equals(part))
                  .toList());
    }
  }

  private void applyThrough(long through) {
    if (lane.stream().noneMatch(pending -> pending.snapshotId() == through)) {
      return;
    }
    boolean last;
    do {
      Pending pending = lane.removeFirst();
      pending.changes().forEach(model::apply);
      last = pending.snapshotId() == through;
    } while (!last);
  }

  private void assertSinkFindsItsCheckpoints() {
    Table loaded = table.load();
    committed.forEach((writer, last) -> {
      assertThat(StreamedTable.committedCheckpoint(loaded, writer.job(), writer.operator()))
          .as("%s", writer)
          .isEqualTo(last);
    });
  }
}
