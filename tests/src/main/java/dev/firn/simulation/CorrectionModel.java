package dev.firn.simulation;

import dev.firn.lake.CorrectionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** What corrections do to the model, and what their branches must hold meanwhile. */
final class CorrectionModel {
  private final Model model;
  private final SnapshotReader reader;
  private final Map<String, KnownCorrection> open = new TreeMap<>();
  private final Map<String, Published> published = new TreeMap<>();
  private @Nullable String starting;

  /** The rows of the keys that it won, before and after. */
  private record Published(Map<Long, List<Row>> before, Map<Long, List<Row>> after) {}

  CorrectionModel(Model model, SnapshotReader reader) {
    this.model = model;
    this.reader = reader;
  }

  /** A correction may come to the table from now on, until {@link #begun}. */
  KnownCorrection begin(Table table, String name, long forkId) {
    KnownCorrection correction = new KnownCorrection(forkId, rows(table, forkId));
    open.put(name, correction);
    starting = name;
    return correction;
  }

  /** A correction that is not in the table now will not come. */
  void begun() {
    starting = null;
  }

  KnownCorrection get(String name) {
    KnownCorrection correction = open.get(name);
    if (correction == null) {
      throw new Violation("there is no correction " + name);
    }
    return correction;
  }

  List<String> open() {
    return List.copyOf(open.keySet());
  }

  List<String> published() {
    return List.copyOf(published.keySet());
  }

  /** Compares forks and branches; forgets corrections that are not in the table any more. */
  void look(Table table) {
    for (String name : open()) {
      SnapshotRef fork = table.refs().get(CorrectionNames.fork(name));
      SnapshotRef branch = table.refs().get(name);
      if (!table.properties().containsKey(CorrectionNames.property(name))) {
        if (!published.containsKey(name) && !name.equals(starting)) {
          open.remove(name);
        }
      } else if (fork == null || branch == null) {
        throw new Violation("the fork or branch of open correction " + name + " is gone");
      } else {
        get(name).sawFork(name, rows(table, fork.snapshotId()));
        if (branch.snapshotId() != fork.snapshotId()) {
          get(name).saw(name, rows(table, branch.snapshotId()));
        }
      }
    }
  }

  /** Main says that it holds that correction: wherever a key's rows are those of the fork. */
  void published(String name) {
    KnownCorrection correction = open.remove(name);
    if (correction != null) {
      Map<Long, List<Row>> result = correction.result();
      if (result == null) {
        throw new Violation("correction " + name + " was published before it had a result");
      }
      result.forEach((id, rows) -> apply(name, id, correction.atFork(id), rows));
      published.computeIfAbsent(name, any -> nothing());
      return;
    }
    Published reverted =
        CorrectionNames.isRevert(name)
            ? published.get(name.substring(CorrectionNames.revert("").length()))
            : null;
    if (reverted == null) {
      throw new Violation("main holds an unknown correction " + name);
    }
    published.computeIfAbsent(name, any -> nothing());
    reverted.before().forEach((id, rows) -> apply(name, id, of(reverted.after(), id), rows));
  }

  /** A row that a key had at the fork of an open correction, for a stream that repeats itself. */
  Optional<Row> recall(long id, String part) {
    return open.values().stream()
        .flatMap(correction -> correction.atFork(id).stream())
        .filter(row -> row.part().equals(part))
        .findFirst();
  }

  private void apply(String name, long id, List<Row> expected, List<Row> rows) {
    if (model.rows(id).equals(expected)) {
      Published done = published.computeIfAbsent(name, any -> nothing());
      done.before().put(id, expected);
      done.after().put(id, rows);
      model.set(id, rows);
    }
  }

  private static Published nothing() {
    return new Published(new TreeMap<>(), new TreeMap<>());
  }

  private static List<Row> of(Map<Long, List<Row>> rows, long id) {
    @Nullable List<Row> its = rows.get(id);
    return its == null ? List.of() : its;
  }

  private Map<Long, List<Row>> rows(Table table, long snapshotId) {
    Map<Long, List<Row>> byId = new TreeMap<>();
    reader
        .read(table, snapshotId, Expressions.alwaysTrue())
        .forEach(it -> byId.computeIfAbsent(it.row().id(), id -> new ArrayList<>()).add(it.row()));
    byId.values().forEach(rows -> rows.sort(Model.ORDER));
    return byId;
  }
}
