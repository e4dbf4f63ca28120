package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.lake.Lanes;
import dev.firn.repair.CleaningPlanner;
import dev.firn.repair.CleaningRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Upserts on format version 3: what dies is in deletion vectors. */
class DeletionVectorsTest {
  private static final CompactionPolicy EAGER =
      new CompactionPolicy(1 << 20, 1, 2, 1, 0.1, 1, Sorting.NEVER, 1 << 22, 8, Duration.ZERO, 0.1);
  private static final int KEYS = 40;

  private final Map<Long, String> model = new HashMap<>();
  private long checkpoint;

  /** PROTOCOL test 15: streams, folds, restarts, compactions and other engines. */
  @ParameterizedTest
  @EnumSource
  void neverTwoDvsPerDataFileAfterAnyPublish(CatalogKind kind) {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    StreamedTable table = kind.table(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    Compactor compactor = compactor(publisher);
    for (int round = 0; round < 40; round++) {
      switch (random.nextInt(6)) {
        case 0 -> {
          publisher = table.publisher(StreamedTable.BY_ID);
          compactor = compactor(publisher);
        }
        case 1 -> compactor.start(table.load(), compactor.plan(table.load()));
        case 2 -> deleteOutside(table, random);
        default -> {}
      }
      for (int i = random.nextInt(3); i >= 0; i--) {
        commit(table, random);
      }
      publish(table, publisher);
      while (compactor.isBusy()) {
        compactor.commitNext(table.load());
        assertExact(table);
      }
    }
  }

  private static Compactor compactor(LanePublisher publisher) {
    return new Compactor(publisher, EAGER, Runnable::run, () -> Pace.FULL, Clock.systemUTC());
  }

  private void commit(StreamedTable table, Random random) {
    SimulatedSink sink = table.sink(1 + random.nextInt(12));
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      long id = random.nextInt(KEYS);
      if (random.nextInt(6) == 0) {
        sink.delete(row(id, null));
        model.remove(id);
      } else {
        String value = "v" + checkpoint + "." + i;
        sink.upsert(row(id, value));
        model.put(id, value);
      }
    }
    table.commit("job", ++checkpoint, sink.complete());
  }

  private void publish(StreamedTable table, LanePublisher publisher) {
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
    assertExact(table);
  }

  private void assertExact(StreamedTable table) {
    table.assertMainIsClean();
    Map<Long, String> sorted = new TreeMap<>(model);
    assertThat(table.rows())
        .containsExactlyInAnyOrderElementsOf(
            sorted.entrySet().stream().map(row -> row.getKey() + "=" + row.getValue()).toList());
  }

  private void deleteOutside(StreamedTable table, Random random) {
    List<Long> ids = model.keySet().stream().filter(id -> random.nextInt(4) == 0).toList();
    Table loaded = table.load();
    Map<String, List<Long>> places =
        OutsideRows.find(loaded, ids.stream().map(id -> id + "=" + model.get(id)).toList());
    if (!places.isEmpty()) {
      Vectors.delete(loaded, places);
      ids.forEach(model::remove);
    }
  }

  @Test
  void vectorsOfOnePublicationShareAFile() {
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publishAll(table, publisher, "1=a", "2=b");
    publishAll(table, publisher, "3=c", "4=d");

    publishAll(table, publisher, "1=e", "3=f");

    Map<String, DeleteFile> vectors = vectors(table);
    assertThat(vectors).hasSize(2);
    assertThat(vectors.values()).extracting(DeleteFile::location).containsOnly(onlyFile(table));
    assertThat(vectors.values()).extracting(DeleteFile::contentOffset).doesNotHaveDuplicates();
    assertThat(vectors.values()).allMatch(vector -> vector.recordCount() == 1);
  }

  private static String onlyFile(StreamedTable table) {
    List<String> files = StoredFiles.of(table.load(), "firn-deletes");
    return files.stream()
        .filter(file -> vectors(table).values().stream().anyMatch(it -> it.location().equals(file)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void vectorThatIsReplacedGoesAndTheOthersOfItsFileStay() {
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publishAll(table, publisher, "1=a", "2=b", "3=c");
    publishAll(table, publisher, "4=d", "5=e");
    publishAll(table, publisher, "1=f", "4=g");
    Map<String, DeleteFile> before = vectors(table);

    publishAll(table, publisher, "2=h");

    Map<String, DeleteFile> after = vectors(table);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    long same =
        after.entrySet().stream()
            .filter(it -> it.getValue().location().equals(before.get(it.getKey()).location()))
            .count();
    assertThat(same).isEqualTo(1);
    assertThat(after.values())
        .extracting(DeleteFile::recordCount)
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void dataFileWithoutALiveRowGoesWithItsVector() {
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publishAll(table, publisher, "1=a", "2=b");
    publishAll(table, publisher, "1=c");

    publishAll(table, publisher, "2=d");

    assertThat(vectors(table)).isEmpty();
    assertThat(table.mainHead().summary())
        .containsEntry("total-delete-files", "0")
        .containsEntry("total-data-files", "2");
  }

  /** Rows of which one died by a delete of its data file alone, two by one of several, then 3. */
  private void deleteBeforeUpgrade(StreamedTable table, LanePublisher publisher) {
    publishAll(table, publisher, "1=a", "2=b", "3=c", "4=d");
    publishAll(table, publisher, "5=e", "6=f", "7=g");
    publishAll(table, publisher, "1=h");
    Table loaded = table.load();
    Vectors.delete(loaded, OutsideRows.find(loaded, List.of("2=b", "5=e")));
    upgrade(table);
  }

  /** Deletes of one data file alone go with the upgrade's first vector, others cannot. */
  @Test
  void deletesFromBeforeAnUpgradeAreMergedIntoTheVector() {
    StreamedTable table = StreamedTable.unpartitioned(2);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    deleteBeforeUpgrade(table, publisher);
    assertThat(positionDeletes(table)).hasSize(2);

    publishAll(table, publisher, "3=i");

    assertThat(table.rows()).containsExactly("1=h", "3=i", "4=d", "6=f", "7=g");
    assertThat(positionDeletes(table)).hasSize(1).noneMatch(ContentFileUtil::isFileScoped);
    assertThat(vectors(table).values())
        .singleElement()
        .satisfies(vector -> assertThat(vector.recordCount()).isEqualTo(3));

    publishAll(table, table.publisher(StreamedTable.BY_ID), "6=j");

    assertThat(table.rows()).containsExactly("1=h", "3=i", "4=d", "6=j", "7=g");
    assertThat(vectors(table)).hasSize(2);
  }

  @Test
  void dataFilesWithDeletesFromBeforeAnUpgradeAreCompacted() {
    StreamedTable table = StreamedTable.unpartitioned(2);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    deleteBeforeUpgrade(table, publisher);
    Compactor compactor = compactor(publisher);
    compactor.start(table.load(), compactor.plan(table.load()));
    publishAll(table, publisher, "3=late", "7=late");

    while (compactor.isBusy()) {
      compactor.commitNext(table.load());
      table.assertMainIsClean();
    }

    assertThat(table.rows()).containsExactly("1=h", "3=late", "4=d", "6=f", "7=late");
    publishAll(table, publisher, "3=x", "6=y");
    assertThat(table.rows()).containsExactly("1=h", "3=x", "4=d", "6=y", "7=late");
  }

  /** The sink's position deletes of its own rows cannot be carried any more, but apply. */
  @Test
  void laneFromBeforeAnUpgradeIsPublished() {
    StreamedTable table = StreamedTable.unpartitioned(2);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publishAll(table, publisher, "1=a", "2=b");
    SimulatedSink sink = table.sink();
    sink.upsert(row(1, "c")).upsert(row(1, "d")).upsert(row(3, "e"));
    table.commit("job", ++checkpoint, sink.complete());
    upgrade(table);

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);

    assertThat(table.rows()).containsExactly("1=d", "2=b", "3=e");
    assertThat(positionDeletes(table)).isEmpty();
    assertThat(vectors(table)).hasSize(2);
  }

  @Test
  void equalityDeletesOnMainAreMergedIntoTheVector() {
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publishAll(table, publisher, "1=a", "2=b", "3=c", "4=d");
    publishAll(table, publisher, "1=e");
    table.commit("job", ++checkpoint, table.sink().upsert(row(2, "f")).complete());
    table.load().manageSnapshots().fastForwardBranch(Lanes.MAIN, Lanes.INGEST).commit();

    new CleaningRunner(table::load, Runnable::run).run(CleaningPlanner.plan(table.load()));

    table.assertMainIsClean();
    assertThat(table.rows()).containsExactly("1=e", "2=f", "3=c", "4=d");
    assertThat(vectors(table).values())
        .singleElement()
        .satisfies(vector -> assertThat(vector.recordCount()).isEqualTo(2));
  }

  /** A commit that was planned for the older format is refused, and planned anew. */
  @Test
  void upgradeBetweenPlanAndCommitLosesNothing() {
    StreamedTable table = StreamedTable.unpartitioned(2);
    publishAll(table, table.publisher(StreamedTable.BY_ID), "1=a", "2=b", "3=c");
    publishAll(table, table.publisher(StreamedTable.BY_ID), "1=d");
    table.commit("job", ++checkpoint, table.sink().upsert(row(2, "e")).complete());
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher publisher = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    fresh.afterLoad(1, () -> upgrade(table));

    for (int i = 0; i < 2 && !table.rows().contains("2=e"); i++) {
      try {
        publisher.publish(table.load());
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("Must use DVs");
      }
      table.assertMainIsClean();
    }

    assertThat(table.rows()).containsExactly("1=d", "2=e", "3=c");
    publishAll(table, publisher, "3=f");
    assertThat(table.rows()).containsExactly("1=d", "2=e", "3=f");
  }

  private void publishAll(StreamedTable table, LanePublisher publisher, String... rows) {
    SimulatedSink sink = table.sink();
    for (String row : rows) {
      sink.upsert(row(Long.parseLong(row.substring(0, 1)), row.substring(2)));
    }
    table.commit("job", ++checkpoint, sink.complete());
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private static void upgrade(StreamedTable table) {
    table.load().updateProperties().set("format-version", "3").commit();
  }

  private static Map<String, DeleteFile> vectors(StreamedTable table) {
    return Vectors.of(table.load(), table.mainHead());
  }

  /** Those that readers of main apply. */
  private static List<DeleteFile> positionDeletes(StreamedTable table) {
    Map<String, DeleteFile> found = new HashMap<>();
    try (CloseableIterable<FileScanTask> tasks = table.load().newScan().planFiles()) {
      tasks.forEach(task ->
          task.deletes().stream()
              .filter(file -> file.content() == FileContent.POSITION_DELETES)
              .filter(file -> !ContentFileUtil.isDV(file))
              .forEach(file -> found.put(file.location(), file)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return List.copyOf(found.values());
  }
}
