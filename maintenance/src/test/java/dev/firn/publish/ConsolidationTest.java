package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.publish.replace.FileReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that a publication would wear out are rewritten in its commit, or not at all. */
class ConsolidationTest {
  private static final CompactionPolicy POLICY =
      new CompactionPolicy(1 << 20, 1, 2, 1, 0.2, 8, Sorting.NEVER, 1 << 22, 8, Duration.ZERO, 0.1);

  private final List<Compactor> opened = new ArrayList<>();
  private final List<String> before =
      StoredFiles.of(StreamedTable.unpartitioned().load(), "firn-compact-");

  @AfterEach
  void close() {
    opened.forEach(Compactor::close);
  }

  private Compactor compactor(LanePublisher publisher) {
    Compactor compactor =
        new Compactor(publisher, POLICY, Runnable::run, () -> Pace.FULL, Clock.systemUTC());
    opened.add(compactor);
    return compactor;
  }

  private Consolidation consolidation(LanePublisher publisher) {
    return compactor(publisher).consolidation(Runnable::run);
  }

  private static void upsert(StreamedTable table, long checkpoint, String value, long... ids) {
    SimulatedSink sink = table.sink();
    for (long id : ids) {
      sink.upsert(row(id, value));
    }
    table.commit("a", checkpoint, sink.complete());
  }

  /** Main holds 1=a and 2=a in one file, the lane 1=b. */
  private static LanePublisher aboutToWear(StreamedTable table) {
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    upsert(table, 1, "a", 1, 2);
    publisher.publish(table.load());
    upsert(table, 2, "b", 1);
    return publisher;
  }

  private static List<FileScanTask> files(StreamedTable table) {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.load().newScan().planFiles()) {
      tasks.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Files that were rewritten in this test: the storage is that of all tests. */
  private List<String> rewritten(StreamedTable table) {
    List<String> files = StoredFiles.of(table.load(), "firn-compact-");
    files.removeAll(before);
    return files;
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void readersNeverSeeTheWornFile(CatalogKind kind) {
    StreamedTable table = kind.table(2);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    Consolidation consolidation = consolidation(publisher);
    upsert(table, 1, "a", 1, 2, 3, 4);
    publisher.publish(table.load(), consolidation);
    long before = table.mainHead().snapshotId();
    upsert(table, 2, "b", 1, 5);

    Publication.Published published =
        (Publication.Published) publisher.publish(table.load(), consolidation);

    assertThat(table.mainHead().parentId()).isEqualTo(before);
    assertThat(files(table))
        .singleElement()
        .satisfies(file -> {
          assertThat(file.deletes()).isEmpty();
          assertThat(file.file().recordCount()).isEqualTo(5);
        });
    assertThat(published.counts().dataFilesRewritten()).isEqualTo(2);
    assertThat(published.counts().deleteFilesWritten()).isZero();
    assertThat(published.moved()).isTrue();
    assertThat(table.rows()).containsExactly("1=b", "2=a", "3=a", "4=a", "5=b");
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
  }

  @Test
  void aFileThatLosesLittleStays() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    Consolidation consolidation = consolidation(publisher);
    upsert(table, 1, "a", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    publisher.publish(table.load(), consolidation);
    upsert(table, 2, "b", 1);
    publisher.publish(table.load(), consolidation);

    assertThat(rewritten(table)).isEmpty();
    assertThat(files(table)).hasSize(2);
  }

  @Test
  void whatIsBeingCompactedIsLeftAlone() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    Compactor compactor = compactor(publisher);
    upsert(table, 1, "a", 1, 2);
    publisher.publish(table.load());
    upsert(table, 2, "b", 3, 4);
    publisher.publish(table.load());
    compactor.start(table.load(), compactor.plan(table.load()));
    assertThat(compactor.isBusy()).isTrue();
    upsert(table, 3, "c", 1, 3);

    Publication.Published published =
        (Publication.Published)
            publisher.publish(table.load(), compactor.consolidation(Runnable::run));

    assertThat(published.counts().dataFilesRewritten()).isZero();
    compactor.commitNext(table.load());
    assertThat(compactor.isBusy()).isFalse();
    assertThat(table.rows()).containsExactly("1=c", "2=a", "3=c", "4=b");
  }

  /** The index goes along, so that whatever comes next is right, and no file is read again. */
  @Test
  void indexFollowsEachRewrite() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    StreamedTable table = StreamedTable.partitioned(2);
    AtomicInteger read = new AtomicInteger();
    LanePublisher publisher =
        new LanePublisher(
            table::load,
            StreamedTable.BY_ID,
            FoldLimits.DEFAULT,
            StreamedTable.FILES,
            (files, all) -> read.incrementAndGet());
    Compactor compactor = compactor(publisher);
    Consolidation consolidation = compactor.consolidation(StreamedTable.FILES);
    Map<Long, String> model = new TreeMap<>();
    int rewritten = 0;
    for (int round = 1; round <= 40; round++) {
      SimulatedSink sink = table.sink(1 + random.nextInt(12));
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        long id = random.nextInt(40);
        String part = "p" + id % 3;
        if (random.nextInt(6) == 0) {
          sink.delete(row(id, part, null, null));
          model.remove(id);
        } else {
          sink.upsert(row(id, part, "v" + round + "-" + i, null));
          model.put(id, "v" + round + "-" + i);
        }
      }
      table.commit("a", round, sink.complete());
      Publication publication = publisher.publish(table.load(), consolidation);
      rewritten += ((Publication.Published) publication).counts().dataFilesRewritten();
      if (!compactor.isBusy() && random.nextInt(4) == 0) {
        compactor.start(table.load(), compactor.plan(table.load()));
      }
      if (random.nextBoolean()) {
        compactor.commitNext(table.load());
      }
      assertThat(table.rows())
          .containsExactlyInAnyOrderElementsOf(
              model.entrySet().stream().map(row -> row.getKey() + "=" + row.getValue()).toList());
    }
    assertThat(rewritten).isPositive();
    assertThat(read).hasValue(0);
  }

  @Test
  void aRefusedCommitLeavesNoNewFile() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t");
    LanePublisher publisher = aboutToWear(table);
    Consolidation consolidation = consolidation(publisher);
    catalog.beforeNextCommit(() -> table.load().newAppend().commit());

    assertThat(publisher.publish(table.load(), consolidation))
        .isInstanceOf(Publication.Refused.class);

    assertThat(rewritten(table)).isEmpty();
    assertThat(publisher.publish(table.load(), consolidation))
        .isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).containsExactly("1=b", "2=a");
  }

  @Test
  void aMoveThatIsOvertakenKeepsTheRewrite() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t");
    LanePublisher publisher = aboutToWear(table);
    Consolidation consolidation = consolidation(publisher);
    catalog.beforeNextCommit(() -> upsert(table, 3, "c", 2));

    Publication.Published published =
        (Publication.Published) publisher.publish(table.load(), consolidation);

    assertThat(published.moved()).isFalse();
    assertThat(published.counts().dataFilesRewritten()).isEqualTo(2);
    publisher.publish(table.load(), consolidation);
    assertThat(table.rows()).containsExactly("1=b", "2=c");
  }

  @Test
  void aLostReplyKeepsTheNewFiles() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t");
    LanePublisher publisher = aboutToWear(table);
    Consolidation consolidation = consolidation(publisher);
    catalog.onNextCommit(commit -> {
      commit.run();
      throw new CommitStateUnknownException(new IllegalStateException("no reply"));
    });

    assertThat(publisher.publish(table.load(), consolidation))
        .isInstanceOf(Publication.Unknown.class);

    assertThat(table.rows()).containsExactly("1=b", "2=a");
    upsert(table, 3, "c", 2);
    publisher.publish(table.load(), consolidation);
    assertThat(table.rows()).containsExactly("1=b", "2=c");
  }

  @Test
  void whatCannotBeRewrittenIsPublishedAsItIs() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = aboutToWear(table);

    Publication publication =
        publisher.publish(
            table.load(),
            (loaded, files) -> {
              throw new CommitFailedException("disk full");
            });

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(files(table)).hasSize(2);
    assertThat(table.rows()).containsExactly("1=b", "2=a");
  }

  @Test
  void aRewriteThatLosesRowsIsNotPublished() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = aboutToWear(table);

    publisher.publish(
        table.load(),
        (loaded, files) -> {
          List<FileReplacement.Replaced> all =
              files.stream()
                  .map(file -> new FileReplacement.Replaced(file.file(), file.dead()))
                  .toList();
          return List.of(new FileReplacement("none", all, List.of(), (location, moves) -> {}));
        });

    assertThat(table.rows()).containsExactly("1=b", "2=a");
  }

  @Test
  void rowsWithAnIdentityStayWhereTheyAre() {
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = aboutToWear(table);
    publisher.publish(table.load(), consolidation(publisher));

    assertThat(rewritten(table)).isEmpty();
    assertThat(table.rows()).containsExactly("1=b", "2=a");
  }

  /** Neither the lane nor main names its files any more then. */
  @Test
  void aCheckpointThatComesOnceMoreIsKnown() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    Consolidation consolidation = consolidation(publisher);
    upsert(table, 1, "a", 1, 2);
    publisher.publish(table.load(), consolidation);
    SimulatedSink.Files files = table.sink().upsert(row(1, "b")).upsert(row(3, "b")).complete();
    long onLane = table.commit("a", 2, files).snapshotId();
    publisher.publish(table.load(), consolidation);
    upsert(table, 3, "c", 1);
    publisher.publish(table.load(), consolidation);
    table.load().expireSnapshots().expireOlderThan(0).expireSnapshotId(onLane).commit();
    table.commit("a", 2, files);

    assertThat(publisher.publish(table.load(), consolidation))
        .isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).containsExactly("1=c", "2=a", "3=b");

    table.commit("a", 2, table.sink().upsert(row(4, "d")).complete());
    assertThat(publisher.publish(table.load(), consolidation))
        .isInstanceOf(Publication.Halted.class);
  }
}
