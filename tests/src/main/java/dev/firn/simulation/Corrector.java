package dev.firn.simulation;

import dev.firn.index.memory.IndexMemory;
import dev.firn.lake.WriteMode;
import dev.firn.publish.PublishedTable;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.CorrectionRefusedException;
import dev.firn.reprocess.PublishOptions;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.ReprocessingConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/** Somebody who corrects the table: starts, computes, publishes, reverts and gives up. */
final class Corrector {
  private static final Author AUTHOR = new Author("corrector", "simulated");
  private static final int MAX_OPEN = 3;
  private static final Duration KEEP_FOR = Duration.ofHours(4);

  private final World world;
  private final Mutation mutation;
  private final SimulatedProcess process = new SimulatedProcess();
  private final Reprocessing reprocessing;

  Corrector(World world, Mutation mutation) {
    this.world = world;
    this.mutation = mutation;
    this.reprocessing = new Reprocessing(() -> world.catalog.load(process), how(), config());
  }

  private PublishedTable how() {
    return new PublishedTable(
        WriteMode.UPSERT, List.of("id"), world.scenario.versioned() ? "version" : null);
  }

  private ReprocessingConfig config() {
    IndexMemory memory = world.scenario.memory();
    return new ReprocessingConfig(
        new SameThread(),
        memory,
        KEEP_FOR,
        Duration.ofHours(1),
        20,
        Duration.ZERO,
        Duration.ZERO,
        world.clock);
  }

  SimulatedProcess process() {
    return process;
  }

  /** Does one step of any correction. */
  void act() {
    List<String> open = world.corrections.open();
    if (!world.corrections.published().isEmpty() && world.oneIn(6)) {
      revert();
      return;
    }
    if (open.isEmpty() || (open.size() < MAX_OPEN && world.oneIn(4))) {
      start();
      return;
    }
    String name = open.get(world.random.nextInt(open.size()));
    if (world.oneIn(15)) {
      abort(name);
    } else if (world.corrections.get(name).result() == null || world.oneIn(6)) {
      adopt(name);
    } else {
      publish(name);
    }
  }

  /** Publishes any correction that can be. */
  void publishAny() {
    List<String> computed =
        world.corrections.open().stream()
            .filter(name -> world.corrections.get(name).result() != null)
            .toList();
    if (!computed.isEmpty()) {
      publish(computed.get(world.random.nextInt(computed.size())));
    }
  }

  private void start() {
    Table table = world.load();
    long fork = table.currentSnapshot().snapshotId();
    String name = "c" + world.nextCorrection();
    world.corrections.begin(table, name, fork);
    try {
      guard("start", () -> reprocessing.start(name, new AsOf.Snapshot(fork), AUTHOR));
    } finally {
      world.corrections.begun();
    }
    world.lookAtCorrections();
    if (world.oneIn(2) && world.corrections.open().contains(name)) {
      adopt(name);
    }
  }

  private void adopt(String name) {
    KnownCorrection correction = world.corrections.get(name);
    Table table = world.load();
    Map<Long, List<Row>> corrected = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    List<Row> gone = new ArrayList<>();
    for (long id = 0; id < world.scenario.keys(); id++) {
      List<Row> before = correction.atFork(id);
      if (world.oneIn(2)) {
        continue;
      }
      if (world.oneIn(4)) {
        gone.add(world.newRow(id, world.part(id)));
        if (!before.isEmpty()) {
          corrected.put(id, List.of());
        }
      } else {
        long version = before.stream().mapToLong(Row::version).max().orElse(0);
        String value = world.newRow(id, "").value();
        Row row = new Row(id, world.part(id), value, version);
        rows.add(row);
        corrected.put(id, List.of(row));
      }
    }
    correction.tries(corrected);
    CorrectedRows computed = new CorrectedRows(write(table, rows), write(table, gone), true);
    guard("adopt", () -> reprocessing.adopt(name, computed));
  }

  private void publish(String name) {
    world.lookAtCorrections();
    if (!world.corrections.open().contains(name)) {
      return;
    }
    long fork = world.corrections.get(name).forkId();
    PublishOptions options = new PublishOptions(Set.of(), world.oneIn(2));
    Reprocessing publishing =
        new Reprocessing(
            () -> mutation.corrected(world.catalog.load(process), fork), how(), config());
    guard(
        "publish",
        () -> {
          PublishResult published = publishing.publish(name, AUTHOR, options);
          world.count("correction rows", published.counts().corrected());
          world.count("correction rows lost", published.counts().keptForStream());
          world.count("correction rows lost to others", published.counts().keptForCorrections());
        });
  }

  private void revert() {
    List<String> published = world.corrections.published();
    String name = published.get(world.random.nextInt(published.size()));
    guard("revert", () -> reprocessing.revert(name, AUTHOR));
  }

  private void abort(String name) {
    guard("abort", () -> reprocessing.abort(name));
  }

  /** What may be refused is refused; everything else that fails is looked at by who calls. */
  private void guard(String what, Runnable step) {
    try {
      step.run();
      world.count("correction " + what);
    } catch (CorrectionRefusedException e) {
      if (!mayBe(e.reason())) {
        throw e;
      }
      world.count("correction refused " + e.reason());
    }
  }

  private boolean mayBe(CorrectionRefusedException.Reason reason) {
    return switch (reason) {
      case WRONG_STATE, UNKNOWN_NAME, UNKNOWN_SNAPSHOT, OVERLAP, OVERTAKEN -> true;
      case SPEC_CHANGED, UNFIT_ROWS -> world.scenario.layout() == Scenario.Layout.EVOLVING;
      case INVALID_NAME, NAME_TAKEN, UNFIT_TABLE, KEY_CHANGED -> false;
    };
  }

  private List<DataFile> write(Table table, List<Row> rows) {
    SinkWriter.Layout layout = SinkWriter.Layout.of(table, world.scenario.equalityColumns());
    int rowsPerFile = world.oneIn(2) ? 2 : Integer.MAX_VALUE;
    SinkWriter writer = new SinkWriter(table, layout, world.names, rowsPerFile);
    rows.forEach(writer::append);
    return writer.complete().data();
  }
}
