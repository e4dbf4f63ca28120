package dev.firn.simulation;

import static java.util.Objects.requireNonNull;

import dev.firn.lake.LaneProperties;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** Compares the table with the model and with itself. */
final class Checker {
  private final World world;
  private final VersionThree versionThree;
  private final Map<Long, List<Row>> seen = new HashMap<>();
  private long head = -1;
  private long n = -1;
  private int through = -1;
  private int deletions;

  Checker(World world) {
    this.world = world;
    this.versionThree = new VersionThree(world);
  }

  void check() {
    Table table = world.load();
    world.ledger.sync(table);
    world.ledger.checkSink(table);
    if (table.currentSnapshot().snapshotId() != head) {
      checkOrder(table);
      checkMain(table);
      head = table.currentSnapshot().snapshotId();
    }
    if (world.storage.deletions() > deletions) {
      deletions = world.storage.deletions();
      table.snapshots().forEach(snapshot -> checkFiles(table, snapshot));
    }
    if (world.oneIn(6)) {
      checkOlder(table);
    }
    if (world.oneIn(3)) {
      world.corrections.look(table);
    }
  }

  private void checkMain(Table table) {
    Snapshot main = table.currentSnapshot();
    if (!"0".equals(main.summary().get("total-equality-deletes"))) {
      throw new Violation("I3: main has equality deletes: " + main);
    }
    if (world.scenario.formatVersion() == 3) {
      versionThree.check(table);
    }
    List<Row> wanted = world.model.rows();
    compare("main", wanted, rows(table, main.snapshotId(), Expressions.alwaysTrue()));
    checkPart("p" + world.random.nextInt(3), table, wanted);
    seen.put(main.snapshotId(), wanted);
  }

  /** A filtered scan plans its deletes in another way (H7). */
  private void checkPart(String part, Table table, List<Row> wanted) {
    List<Row> ofPart = wanted.stream().filter(row -> row.part().equals(part)).toList();
    List<Row> found =
        rows(table, table.currentSnapshot().snapshotId(), Expressions.equal("part", part)).stream()
            .filter(row -> row.part().equals(part))
            .toList();
    compare("main where part = " + part, ofPart, found);
  }

  private List<Row> rows(Table table, long snapshotId, Expression filter) {
    return world.reader.read(table, snapshotId, filter).stream()
        .map(LocatedRow::row)
        .sorted(Model.ORDER)
        .toList();
  }

  private static void compare(String what, List<Row> wanted, List<Row> found) {
    if (!wanted.equals(found)) {
      throw new Violation(what + " holds " + found + ", not " + wanted);
    }
  }

  /** Each publication counts one more, and holds later lane snapshots than the one before. */
  private void checkOrder(Table table) {
    Deque<Snapshot> fresh = new ArrayDeque<>();
    for (@Nullable Snapshot at = table.currentSnapshot();
        at != null && at.snapshotId() != head;
        at = at.parentId() == null ? null : table.snapshot(at.parentId())) {
      fresh.addFirst(at);
    }
    fresh.forEach(this::checkOrder);
  }

  private void checkOrder(Snapshot snapshot) {
    String counted = snapshot.summary().get(LaneProperties.PUBLISHED_N);
    if (counted == null) {
      return;
    }
    long newN = Long.parseLong(counted);
    int newThrough =
        world.ledger.indexOf(
            Long.parseLong(snapshot.summary().get(LaneProperties.PUBLISHED_THROUGH)));
    boolean same = newN == n && newThrough == through;
    boolean next = newN == n + 1 && newThrough > through;
    if (n >= 0 && !same && !next) {
      throw new Violation(
          "I4: publication %d through lane snapshot number %d follows %d through %d"
              .formatted(newN, newThrough, n, through));
    }
    n = newN;
    through = newThrough;
  }

  private void checkFiles(Table table, Snapshot snapshot) {
    Set<String> missing = world.storage.missing(world.reader.files(table, snapshot));
    if (!missing.isEmpty()) {
      throw new Violation(
          "I5: files of snapshot " + snapshot.snapshotId() + " are gone: " + missing);
    }
  }

  /** Time travel: a snapshot that is retained still reads as it did. */
  private void checkOlder(Table table) {
    List<Long> retained =
        seen.keySet().stream().filter(id -> table.snapshot(id) != null).sorted().toList();
    if (!retained.isEmpty()) {
      long id = retained.get(world.random.nextInt(retained.size()));
      compare(
          "snapshot " + id,
          requireNonNull(seen.get(id)),
          rows(table, id, Expressions.alwaysTrue()));
    }
  }

  /** What main was at that snapshot, if it was looked at. */
  @Nullable List<Row> rowsAt(long snapshotId) {
    return seen.get(snapshotId);
  }
}
