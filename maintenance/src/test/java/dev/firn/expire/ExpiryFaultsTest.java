package dev.firn.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.publish.CatalogKind;
import dev.firn.publish.InterceptedCatalog;
import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Others at work, lost replies and killed processes while snapshots expire. */
class ExpiryFaultsTest {

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void checkpointCommittedMeanwhileIsKept(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    ExpiredTable expired = published(catalog);
    catalog.beforeNextCommit(() -> expired.upsert(9, "late"));

    ExpiryResult result = expired.expire();

    assertThat(result.troubles()).isEmpty();
    assertThat(result.snapshots()).isEqualTo(7);
    expired.publish();
    assertThat(expired.table.rows()).containsExactly("1=v3", "9=late");
    expired.clock.pass(Duration.ofHours(2));
    expired.expire();
    expired.assertAllReadable();
  }

  /** Its base, the lane's old head, is expired while the commit is under way. */
  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void commitOfTheSinkOverAnExpiryGetsThrough(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    ExpiredTable expired = published(catalog);
    expired.upsert(1, "before");
    long laneHead = expired.table.lane().snapshotId();
    catalog.beforeNextCommit(() -> {
      expired.publish();
      expired.clock.pass(Duration.ofMinutes(11));
      expired.expire();
    });

    expired.upsert(2, "under way");

    assertThat(expired.snapshots()).doesNotContain(laneHead);
    expired.publish();
    assertThat(expired.table.rows()).containsExactly("1=before", "2=under way");
    expired.clock.pass(Duration.ofHours(2));
    expired.expire();
    expired.assertAllReadable();
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void branchSetToAnExpiredSnapshotMeanwhileIsKept(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    ExpiredTable expired = published(catalog);
    expired.table.load().manageSnapshots().createTag("reader", head(expired)).commit();
    long old = expired.plan().snapshotIds().get(0);
    catalog.beforeNextCommit(
        () -> expired.table.load().manageSnapshots().replaceTag("reader", old).commit());

    expired.expire();

    assertThat(expired.table.load().refs().get("reader").snapshotId()).isEqualTo(old);
    expired.clock.pass(Duration.ofHours(2));
    expired.expire();
    expired.assertAllReadable();
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void rollbackOfMainMeanwhileIsNotUndone(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    ExpiredTable expired = published(catalog);
    Table loaded = expired.table.load();
    long parent = loaded.currentSnapshot().parentId();
    long old = loaded.snapshot(parent).parentId();
    assertThat(expired.plan().snapshotIds()).contains(old);
    catalog.beforeNextCommit(() -> expired.table.load().manageSnapshots().rollbackTo(old).commit());

    ExpiryResult result = expired.expire();

    assertThat(result.troubles()).hasSize(1);
    assertThat(head(expired)).isEqualTo(old);
    expired.assertAllReadable();
  }

  @Test
  void lostReplyOfACommitThatGotThroughIsFound() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    ExpiredTable expired = published(catalog);
    catalog.onNextCommit(commit -> {
      commit.run();
      throw new CommitStateUnknownException(new IOException("reset"));
    });

    ExpiryResult result = expired.expire();

    assertThat(result.snapshots()).isEqualTo(7);
    assertThat(result.troubles()).isEmpty();
    expired.clock.pass(Duration.ofHours(2));
    assertThat(expired.expire().files().manifestLists()).isEqualTo(7);
    expired.assertAllReadable();
  }

  @Test
  void lostRequestChangesNothing() {
    InterceptedCatalog catalog = InterceptedCatalog.create();
    ExpiredTable expired = published(catalog);
    List<Long> before = expired.snapshots();
    catalog.onNextCommit(commit -> {
      throw new CommitStateUnknownException(new IOException("reset"));
    });

    ExpiryResult result = expired.expire();

    assertThat(result.troubles()).singleElement().asString().contains("did not answer");
    assertThat(expired.snapshots()).isEqualTo(before);
    assertThat(expired.expire().snapshots()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void processKilledAfterTheCommitForgetsNothing(CatalogKind kind) throws Exception {
    ExpiredTable expired = published(kind.create());
    expired.expire();
    expired.restart();
    expired.clock.pass(Duration.ofHours(2));

    ExpiryResult result = expired.expire();

    assertThat(result.files().manifestLists()).isEqualTo(7);
    assertThat(expired.files()).containsExactlyInAnyOrderElementsOf(ExpiryTest.reachable(expired));
  }

  /** A deletion that was cut short after some of the files: they are missing, and it goes on. */
  @Test
  void deletionThatWasCutShortIsFinished() throws Exception {
    ExpiredTable expired = published(StreamedTable.inMemory());
    expired.expire();
    expired.clock.pass(Duration.ofHours(2));
    Table loaded = expired.table.load();
    List<String> reachable = List.copyOf(ExpiryTest.reachable(expired));
    List<String> garbage = expired.files();
    garbage.removeAll(reachable);
    for (int i = 0; i < garbage.size(); i += 2) {
      loaded.io().deleteFile(garbage.get(i));
    }

    ExpiryResult result = expired.expire();

    assertThat(result.troubles()).isEmpty();
    expired.assertAllReadable();
    assertThat(expired.plan().due()).isEmpty();
  }

  @Test
  void slowReaderReadsToTheEnd() {
    ExpiredTable expired = new ExpiredTable(StreamedTable.inMemory());
    expired.upsertAndPublish(1, "a");
    Table reader = expired.table.load();
    for (int i = 0; i < 5; i++) {
      expired.upsertAndPublish(1, "v" + i);
    }
    expired.clock.pass(Duration.ofMinutes(30));
    expired.expire();
    assertThat(expired.snapshots()).doesNotContain(reader.currentSnapshot().snapshotId());
    expired.clock.pass(Duration.ofMinutes(59));
    expired.expire();

    assertThat(read(reader)).isEqualTo(1);
    expired.clock.pass(Duration.ofMinutes(2));
    expired.expire();
    assertThatThrownBy(() -> read(reader)).hasMessageContaining("No in-memory file");
  }

  /** Reads the snapshot that was the newest when the table was loaded. */
  private static int read(Table table) {
    int rows = 0;
    for (Record unused : IcebergGenerics.read(table).build()) {
      rows++;
    }
    return rows;
  }

  private static long head(ExpiredTable expired) {
    return expired.table.mainHead().snapshotId();
  }

  /** Seven of nine snapshots can go: the root, two of four publications, four of the lane. */
  private static ExpiredTable published(org.apache.iceberg.catalog.Catalog catalog) {
    ExpiredTable expired = new ExpiredTable(catalog);
    for (int i = 0; i < 4; i++) {
      expired.upsertAndPublish(1, "v" + i);
    }
    expired.clock.pass(Duration.ofMinutes(11));
    assertThat(expired.plan().snapshotIds()).hasSize(7);
    return expired;
  }
}
