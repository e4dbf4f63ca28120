package dev.firn.expire;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random streams, publications, branches, tags, outside writers and expiries: every snapshot that
 * is kept holds the rows that it held when it was made, and in the end no file is left behind.
 */
class ExpirySimulationTest {
  private static final int STEPS = 150;

  private final ExpiredTable expired = new ExpiredTable(StreamedTable.inMemory(), 3);
  private final Map<Long, List<String>> rows = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int unpublished;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keptSnapshotsKeepTheirRowsAndNothingElseStays(long seed) throws Exception {
    Random random = new Random(seed);
    remember();
    for (int step = 0; step < STEPS; step++) {
      step(random, step);
      remember();
    }
    finish();

    assertThat(expired.files())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(ExpiryTest.reachable(expired));
  }

  private void step(Random random, int step) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> upsert(random);
      case 4, 5 -> publish();
      case 6 -> name(random, step);
      case 7 -> unname(random);
      case 8 -> outside(random);
      case 9 -> branch(random);
      case 10 -> expired.clock.pass(Duration.ofMinutes(random.nextInt(40)));
      default -> expire(random);
    }
  }

  private void upsert(Random random) {
    expired.upsert(random.nextInt(20), "v" + random.nextInt());
    unpublished++;
  }

  private void publish() {
    if (unpublished > 0) {
      expired.publish();
      unpublished = 0;
    }
  }

  private void name(Random random, int step) {
    List<Long> ids = expired.snapshots();
    long id = ids.get(random.nextInt(ids.size()));
    String name = "n" + step;
    if (random.nextBoolean()) {
      expired.table.load().manageSnapshots().createTag(name, id).commit();
    } else {
      expired.table.load().manageSnapshots().createBranch(name, id).commit();
    }
    names.add(name);
  }

  private void unname(Random random) {
    if (!names.isEmpty()) {
      drop(names.remove(random.nextInt(names.size())));
    }
  }

  private void drop(String name) {
    Table table = expired.table.load();
    if (table.refs().get(name).isBranch()) {
      table.manageSnapshots().removeBranch(name).commit();
    } else {
      table.manageSnapshots().removeTag(name).commit();
    }
  }

  /** Someone inserts into main, and may take a file of main away. */
  private void outside(Random random) {
    Table table = expired.table.load();
    table.newAppend().appendFile(file(1000 + random.nextInt(1000))).commit();
    if (random.nextBoolean()) {
      table.newDelete().deleteFile(ExpiredTable.added(table)).commit();
    }
  }

  private void branch(Random random) {
    Table table = expired.table.load();
    names.stream()
        .filter(name -> table.refs().get(name).isBranch())
        .skip(random.nextInt(3))
        .findFirst()
        .ifPresent(
            name -> table.newAppend().toBranch(name).appendFile(file(random.nextInt(9))).commit());
  }

  private void expire(Random random) {
    if (random.nextInt(4) == 0) {
      expired.restart();
    }
    assertThat(expired.expire().troubles()).isEmpty();
    Map<Long, List<String>> kept = new HashMap<>();
    for (long id : expired.snapshots()) {
      assertThat(expired.rowsAt(id)).as("snapshot %d", id).isEqualTo(rows.get(id));
      kept.put(id, rows.get(id));
    }
    rows.keySet().retainAll(kept.keySet());
  }

  private void remember() {
    for (long id : expired.snapshots()) {
      rows.computeIfAbsent(id, expired::rowsAt);
    }
  }

  private void finish() {
    names.forEach(this::drop);
    names.clear();
    upsert(new Random(0));
    publish();
    expired.clock.pass(Duration.ofDays(2));
    expired.expireAll();
    expired.assertAllReadable();
  }

  private DataFile file(long id) {
    return expired.table.sink().insert(row(id, "outside")).complete().data().get(0);
  }
}
