package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {2, 3})
class OutsideWriterTest {
  @Parameter private int formatVersion;

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void externalInsertBetweenPlanAndCommitNeverDuplicatesKey(CatalogKind kind) {
    StreamedTable table = kind.table(formatVersion);
    table.commit("a", 1, table.sink().upsert(row(1, "old")).complete());
    table.publisher(StreamedTable.BY_ID).publish(table.load());
    table.commit("a", 2, table.sink().upsert(row(1, "new")).complete());
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher publisher = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    fresh.afterLoad(1, () -> insertOutside(table));

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Refused.class);
    assertThat(table.rows()).containsExactly("1=old", "1=outside");
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=new");
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void externalMergeBetweenPlanAndCommitNeverDuplicatesKey(CatalogKind kind) {
    StreamedTable table = kind.table(formatVersion);
    table.commit("a", 1, table.sink().upsert(row(1, "old")).upsert(row(2, "b")).complete());
    table.publisher(StreamedTable.BY_ID).publish(table.load());
    table.commit("a", 2, table.sink().upsert(row(1, "new")).complete());
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher publisher = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    fresh.afterLoad(1, () -> mergeOutside(table));

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Refused.class);
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=new", "2=b");
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void externalInsertAtTheVeryCommitNeverDuplicatesKey(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    // Of another job, so that the first publication does not reach the lane's head and cannot move.
    table.commit("b", 2, table.sink().upsert(row(2, "b")).complete());
    catalog.beforeNextCommit(() -> insertOutside(table));

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Refused.class,
            refused -> assertThat(refused.reason()).contains("main is not at"));
    publisher.publish(table.load());
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=a", "2=b");
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void secondKeeperAtTheVeryCommitNeverDoublesRows(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher first = table.publisher(StreamedTable.BY_ID);
    LanePublisher second = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    table.commit("b", 2, table.sink().upsert(row(2, "b")).complete());
    catalog.beforeNextCommit(() -> second.publish(table.load()));

    assertThat(first.publish(table.load())).isInstanceOf(Publication.Refused.class);
    first.publish(table.load());

    assertThat(table.rows()).containsExactly("1=a", "2=b");
  }

  @Test
  void refusedPublicationLeavesNoFilesOfItsOwn() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete());
    table.publisher(StreamedTable.BY_ID).publish(table.load());
    table.commit("a", 2, table.sink().upsert(row(1, "c")).complete());
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher publisher = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    fresh.afterLoad(1, () -> insertOutside(table));
    List<String> before = StoredFiles.of(table.load(), "firn-deletes");

    publisher.publish(table.load());

    assertThat(StoredFiles.of(table.load(), "firn-deletes")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void secondKeeperLosesCleanly(CatalogKind kind) {
    StreamedTable table = kind.table(formatVersion);
    LanePublisher second = table.publisher(StreamedTable.BY_ID);
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher first = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    fresh.afterLoad(1, () -> second.publish(table.load()));

    assertThat(first.publish(table.load())).isInstanceOf(Publication.Refused.class);
    assertThat(first.publish(table.load())).isEqualTo(new Publication.Nothing());

    assertThat(table.rows()).containsExactly("1=a");
    table.commit("a", 2, table.sink().upsert(row(1, "b")).complete());
    first.publish(table.load());
    assertThat(table.rows()).containsExactly("1=b");
  }

  @Test
  void secondKeeperLosesCleanlyWhenItsUnknownCommitLandsLate() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher first = table.publisher(StreamedTable.BY_ID);
    LanePublisher second = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    catalog.onNextCommit(commit -> {
      second.publish(table.load());
      try {
        commit.run();
      } catch (CommitFailedException | ValidationException e) {
        // The catalog refuses it when it arrives, but the keeper never hears of it.
      }
      throw new CommitStateUnknownException(new RuntimeException("no reply"));
    });

    Publication unknown = first.publish(table.load());

    assertThat(unknown).isInstanceOf(Publication.Unknown.class);
    assertThat(first.publish(table.load())).isEqualTo(new Publication.Nothing());
    assertThat(table.rows()).containsExactly("1=a");
    table.commit("a", 2, table.sink().upsert(row(1, "b")).complete());
    first.publish(table.load());
    assertThat(table.rows()).containsExactly("1=b");
  }

  @Test
  void commitThatLandedWithoutAReplyIsNotRepeated() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    StreamedTable table = StreamedTable.named(catalog, "t", formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    catalog.onNextCommit(commit -> {
      commit.run();
      throw new CommitStateUnknownException(new RuntimeException("no reply"));
    });

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Unknown.class);
    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
    table.commit("a", 2, table.sink().upsert(row(1, "b")).upsert(row(2, "c")).complete());
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=b", "2=c");
  }

  private static void insertOutside(StreamedTable table) {
    DataFile file = table.sink().insert(row(1, "outside")).complete().data().get(0);
    table.load().newAppend().appendFile(file).commit();
  }

  /** Replaces the file that holds key 1, as a copy-on-write MERGE does. */
  private static void mergeOutside(StreamedTable table) {
    Table loaded = table.load();
    DataFile merged =
        table.sink().insert(row(1, "merged")).insert(row(2, "b")).complete().data().get(0);
    var overwrite = loaded.newOverwrite().addFile(merged);
    try (var tasks = loaded.newScan().planFiles()) {
      tasks.forEach(task -> overwrite.deleteFile(task.file()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    overwrite.commit();
  }
}
