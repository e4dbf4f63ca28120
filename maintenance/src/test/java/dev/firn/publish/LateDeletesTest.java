package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.compact.CompactionPlan;
import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.Pace;
import dev.firn.compact.Sorting;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.WriteMode;
import dev.firn.publish.lane.PublishedProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dies between the plan of a compaction and its commit stays dead. */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class LateDeletesTest {
  private static final CompactionPolicy EAGER =
      new CompactionPolicy(
          1 << 20, 1, 2, 1, 0.1, 1, Sorting.ALWAYS, 1 << 22, 8, Duration.ZERO, 0.1);

  @Parameter private int formatVersion;

  private static Compactor compactor(LanePublisher publisher) {
    return new Compactor(publisher, EAGER, Runnable::run, () -> Pace.FULL, Clock.systemUTC());
  }

  /** A rewrite of what main holds, which waits for its commit. */
  private static Compactor rewritten(StreamedTable table, LanePublisher publisher) {
    Compactor compactor = compactor(publisher);
    CompactionPlan plan = compactor.plan(table.load());
    assertThat(plan.isEmpty()).isFalse();
    compactor.start(table.load(), plan);
    return compactor;
  }

  private static CompactionResult.Compacted commit(StreamedTable table, Compactor compactor) {
    CompactionResult result = compactor.commitNext(table.load()).orElseThrow();
    assertThat(result).isInstanceOf(CompactionResult.Compacted.class);
    table.assertMainIsClean();
    return (CompactionResult.Compacted) result;
  }

  private static void publish(
      StreamedTable table, LanePublisher publisher, long n, String... rows) {
    SimulatedSink sink = table.sink();
    for (String row : rows) {
      sink.upsert(row(Long.parseLong(row.substring(0, 1)), row.substring(2)));
    }
    table.commit("a", n, sink.complete());
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void lateDeletesAreRetargeted(CatalogKind kind) {
    StreamedTable table = kind.table(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c");
    publish(table, publisher, 2, "1=d", "4=e");
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "2=late", "4=late");

    CompactionResult.Compacted compacted = commit(table, compactor);

    assertThat(compacted.counts().rowsDeadLate()).isEqualTo(2);
    assertThat(table.rows()).containsExactly("1=d", "2=late", "3=c", "4=late");
    publish(table, publisher, 4, "1=x", "2=y", "3=z");
    assertThat(table.rows()).containsExactly("1=x", "2=y", "3=z", "4=late");
  }

  /** Rows go where their order wants them, not where the files had them. */
  @Test
  void lateDeletesOfRowsThatAreSortedAreRetargeted() {
    StreamedTable table = StreamedTable.unpartitioned();
    table.load().replaceSortOrder().desc("id").commit();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "5=b", "3=c", "7=d", "2=e", "6=f");
    publish(table, publisher, 2, "9=g", "4=h", "8=i", "1=j");
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "2=late", "8=late");

    CompactionResult.Compacted compacted = commit(table, compactor);

    assertThat(compacted.counts().rowsDeadLate()).isEqualTo(2);
    assertThat(files(table)).hasSize(2);
    publish(table, publisher, 4, "7=x", "1=y", "5=z");
    assertThat(table.rows())
        .containsExactly("1=y", "2=late", "3=c", "4=h", "5=z", "6=f", "7=x", "8=late", "9=g");
  }

  @Test
  void rewriteFollowsOnRewrite() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int i = 1; i < 6; i++) {
      publish(table, publisher, 2L * i, "1=a" + i, "2=b" + i, i + "=c" + i);
      publish(table, publisher, 2L * i + 1, "3=d" + i);
      Compactor compactor = rewritten(table, publisher);
      commit(table, compactor);
      assertThat(files(table)).hasSize(1);
    }
    assertThat(table.rows()).containsExactly("1=a5", "2=b5", "3=d5", "4=c4", "5=c5");
  }

  @Test
  void rowsOfANewFileThatAllDiedLateAreNotAdded() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c", "4=d");
    publish(table, publisher, 2, "1=e", "2=f");
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "3=late", "1=late");
    DataFile last = table.sink().insert(row(9, "z")).complete().data().get(0);
    table.load().newAppend().appendFile(last).commit();
    deleteFrom(table, List.of("4=d", "2=f"));

    compactor.commitNext(table.load());

    assertThat(table.rows()).containsExactly("1=late", "3=late", "9=z");
    publish(table, publisher, 4, "1=x", "2=y", "3=z", "9=w");
    assertThat(table.rows()).containsExactly("1=x", "2=y", "3=z", "9=w");
  }

  /** apache/iceberg#10312: a commit that only deletes, while files are rewritten. */
  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void deleteOnlyCommitDuringCompactionIsKept(CatalogKind kind) {
    StreamedTable table = kind.table(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c");
    publish(table, publisher, 2, "4=d", "5=e");
    Compactor compactor = rewritten(table, publisher);
    table.commit("a", 3, table.sink().delete(row(2, "")).delete(row(5, "")).complete());
    publisher.publish(table.load());

    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=a", "3=c", "4=d");
    publish(table, publisher, 4, "2=new");
    assertThat(table.rows()).containsExactly("1=a", "2=new", "3=c", "4=d");
  }

  @Test
  void outsideDeletesOfManyFilesInOneDeleteFileAreRetargeted() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c");
    publish(table, publisher, 2, "4=d", "5=e");
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "6=f", "7=g");
    deleteFrom(table, List.of("2=b", "4=d", "7=g"));

    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=a", "3=c", "5=e", "6=f");
    publish(table, publisher, 4, "3=x", "6=y", "7=z");
    assertThat(table.rows()).containsExactly("1=a", "3=x", "5=e", "6=y", "7=z");
  }

  @Test
  void deletesOfManyFilesThatArePlannedWithStayForTheOthers() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c");
    publish(table, publisher, 2, "4=d", "5=e");
    deleteFrom(table, List.of("2=b", "4=d"));
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "1=late");

    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=late", "3=c", "5=e");
  }

  @Test
  void lateDeletesApplyUnderPartitionFilters() {
    StreamedTable table = StreamedTable.partitioned(formatVersion);
    LanePublisher publisher =
        table.publisher(new PublishedTable(WriteMode.UPSERT, List.of("id", "part"), null));
    for (int i = 1; i <= 3; i++) {
      SimulatedSink sink = new SimulatedSink(table.load(), List.of("id", "part"), 2);
      for (long id = 0; id < 6; id++) {
        sink.upsert(row(id, id % 2 == 0 ? "p" : "q", "v" + i, 0L));
      }
      table.commit("a", i, sink.complete());
      publisher.publish(table.load());
    }
    Compactor compactor = rewritten(table, publisher);
    SimulatedSink sink = new SimulatedSink(table.load(), List.of("id", "part"), 2);
    table.commit(
        "a", 9, sink.upsert(row(0L, "p", "late", 0L)).delete(row(1L, "q", "", 0L)).complete());
    publisher.publish(table.load());

    commit(table, compactor);
    commit(table, compactor);

    assertThat(table.rows()).containsExactly("0=late", "2=v3", "3=v3", "4=v3", "5=v3");
    assertThat(table.rows(Expressions.equal("part", "p")))
        .containsExactly("0=late", "2=v3", "4=v3");
    assertThat(table.rows(Expressions.equal("part", "q"))).containsExactly("3=v3", "5=v3");
  }

  @Test
  void laneThatIsAheadOfMainIsPublishedOnTopAndMoved() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    Compactor compactor = rewritten(table, publisher);
    table.commit("a", 3, table.sink().upsert(row(1, "ahead")).delete(row(3, "")).complete());

    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=a", "2=d", "3=c");
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=ahead", "2=d");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(3);
  }

  @Test
  void quietLaneIsMovedOntoTheCompaction() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    commit(table, rewritten(table, publisher));

    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
    assertThat(publisher.isMovable()).isTrue();
    assertThat(publisher.move()).isInstanceOf(Move.Moved.class);
    assertThat(table.laneRows()).containsExactly("1=a", "2=d", "3=c");
    publish(table, publisher, 3, "1=e");
    assertThat(table.rows()).containsExactly("1=e", "2=d", "3=c");
  }

  /** PROTOCOL test 13, for compactions. */
  @Test
  void compactionCarriesTheMarkerAndTheSinkTriple() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    var before = table.mainHead().summary();

    commit(table, rewritten(table, publisher));

    assertThat(table.mainHead().operation()).isEqualTo("replace");
    for (String key :
        List.of(
            LaneProperties.PUBLISHED_THROUGH,
            LaneProperties.PUBLISHED_N,
            LaneProperties.EPOCH,
            LaneProperties.SINK_JOB_ID,
            LaneProperties.SINK_OPERATOR_ID,
            LaneProperties.SINK_CHECKPOINT_ID)) {
      assertThat(table.mainHead().summary()).containsEntry(key, before.get(key));
    }
    PublishedProperty property = PublishedProperty.from(table.load().properties()).orElseThrow();
    assertThat(property.mainSnapshot()).isEqualTo(table.mainHead().snapshotId());
    assertThat(Long.toString(property.n())).isEqualTo(before.get(LaneProperties.PUBLISHED_N));
    publisher.move();
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void overtakenCommitIsTriedAgainWithTheSameFiles(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    LanePublisher other = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    Compactor compactor = rewritten(table, publisher);
    List<String> written = StoredFiles.of(table.load(), "firn-compact");
    table.commit("a", 3, table.sink().upsert(row(1, "meanwhile")).complete());
    catalog.beforeNextCommit(() -> other.publish(table.load()));

    assertThat(compactor.commitNext(table.load()).orElseThrow())
        .isInstanceOf(CompactionResult.Overtaken.class);
    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=meanwhile", "2=d", "3=c");
    assertThat(StoredFiles.of(table.load(), "firn-compact")).isEqualTo(written);
    assertThat(compactor.counts().bytesWasted()).isZero();
    publish(table, publisher, 4, "3=z");
    assertThat(table.rows()).containsExactly("1=meanwhile", "2=d", "3=z");
  }

  @Test
  void commitWhoseReplyIsLostIsFoundAndNotRepeated() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    Compactor compactor = rewritten(table, publisher);
    catalog.onNextCommit(commit -> {
      commit.run();
      throw new CommitStateUnknownException(new RuntimeException("no reply"));
    });
    assertThat(compactor.commitNext(table.load()).orElseThrow())
        .isInstanceOf(CompactionResult.Unknown.class);
    long landed = table.mainHead().snapshotId();
    publish(table, publisher, 3, "1=after");

    CompactionResult.Compacted compacted = commit(table, compactor);

    assertThat(compacted.snapshotId()).isEqualTo(landed);
    assertThat(table.rows()).containsExactly("1=after", "2=d", "3=c");
    assertThat(compactor.isBusy()).isFalse();
  }

  @Test
  void commitThatNeverArrivedIsTriedAgainAndItsLateLandingIsRefused() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    Compactor compactor = rewritten(table, publisher);
    List<Runnable> delayed = new ArrayList<>();
    catalog.onNextCommit(commit -> {
      delayed.add(commit);
      throw new CommitStateUnknownException(new RuntimeException("no reply"));
    });
    compactor.commitNext(table.load());
    commit(table, compactor);
    try {
      delayed.get(0).run();
    } catch (CommitFailedException e) {
      // It arrives too late.
    }

    assertThat(table.rows()).containsExactly("1=a", "2=d", "3=c");
    publish(table, publisher, 3, "1=e", "3=f");
    assertThat(table.rows()).containsExactly("1=e", "2=d", "3=f");
  }

  @Test
  void rewriteWhoseFilesWentFromMainIsGivenUpAndLeavesNoFiles() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    List<String> before = StoredFiles.of(table.load(), "firn-compact");
    Compactor compactor = rewritten(table, publisher);
    var delete = table.load().newDelete();
    files(table).forEach(task -> delete.deleteFile(task.file()));
    delete.commit();

    CompactionResult result = compactor.commitNext(table.load()).orElseThrow();

    assertThat(result).isInstanceOf(CompactionResult.Wasted.class);
    assertThat(compactor.isBusy()).isFalse();
    assertThat(table.rows()).isEmpty();
    assertThat(StoredFiles.of(table.load(), "firn-compact")).isEqualTo(before);
  }

  @Test
  void rewriteIsOfUseWhileOneOfItsFilesIsOnMain() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    Compactor compactor = rewritten(table, publisher);
    publish(table, publisher, 3, "2=e", "3=f");

    commit(table, compactor);

    assertThat(table.rows()).containsExactly("1=a", "2=e", "3=f");
    publish(table, publisher, 4, "1=x", "2=y", "3=z");
    assertThat(table.rows()).containsExactly("1=x", "2=y", "3=z");
  }

  /** A rollback gives life to rows that the rewrite has left out. */
  @Test
  void rowsThatLiveAgainAreNotLost() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b", "3=c");
    publish(table, publisher, 2, "4=d", "5=e");
    long before = table.mainHead().snapshotId();
    deleteFrom(table, List.of("2=b", "4=d"));
    Compactor compactor = rewritten(table, publisher);
    table.load().manageSnapshots().rollbackTo(before).commit();

    CompactionResult result = compactor.commitNext(table.load()).orElseThrow();

    assertThat(result)
        .isInstanceOfSatisfying(
            CompactionResult.Wasted.class,
            wasted -> assertThat(wasted.reason()).contains("dead and live again"));
    assertThat(table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d", "5=e");
  }

  @Test
  void indexFollowsWithoutReadingTheNewFiles() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, "1=a", "2=b");
    publish(table, publisher, 2, "3=c", "2=d");
    commit(table, rewritten(table, publisher));
    String added = files(table).get(0).file().location();

    assertThat(publisher.index(table.load()).file(added)).isPresent();
    table.load().io().deleteFile(added);
    SimulatedSink.Files upsert = table.sink().upsert(row(1, "x")).complete();
    table.commit("a", 3, upsert);

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private static List<FileScanTask> files(StreamedTable table) {
    List<FileScanTask> tasks = new ArrayList<>();
    try (CloseableIterable<FileScanTask> plan = table.load().newScan().planFiles()) {
      plan.forEach(tasks::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tasks;
  }

  /** Another engine deletes rows, with one delete file for all data files. */
  private static void deleteFrom(StreamedTable table, List<String> rows) {
    Table loaded = table.load();
    Vectors.delete(loaded, OutsideRows.find(loaded, rows));
  }
}
