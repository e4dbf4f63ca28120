package dev.firn.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Queries that have planned, and take their time to read what they planned on. */
final class SlowReaders {
  /** As long as a query may take, whatever expires meanwhile. */
  static final Duration MAX = Duration.ofMinutes(15);

  private record Query(Instant begin, long snapshotId, Set<String> files) {}

  private final World world;
  private final List<Query> queries = new ArrayList<>();

  SlowReaders(World world) {
    this.world = world;
  }

  void begin() {
    Table table = world.load();
    Snapshot main = table.currentSnapshot();
    Set<String> files = world.reader.files(table, main);
    queries.add(new Query(world.clock.instant(), main.snapshotId(), files));
    world.count("queries");
  }

  void check() {
    Instant oldest = world.clock.instant().minus(MAX);
    queries.removeIf(query -> query.begin().isBefore(oldest));
    for (Query query : queries) {
      Set<String> missing = world.storage.missing(query.files());
      if (!missing.isEmpty()) {
        throw new Violation(
            "a query of "
                + query.begin()
                + " misses files of snapshot "
                + query.snapshotId()
                + ": "
                + missing);
      }
    }
  }
}
