package dev.firn.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.files.FileRemoval;
import dev.firn.files.RemovalProgress;
import dev.firn.publish.InterceptedCatalog;
import dev.firn.publish.StreamedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of several expiries that are due together. */
class DueFilesTest {
  private final InterceptedCatalog catalog = InterceptedCatalog.create();
  private final ExpiredTable expired = new ExpiredTable(catalog);

  @BeforeEach
  void expireThreeTimes() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        expired.upsertAndPublish(i % 2, "v" + i);
      }
      expired.clock.pass(Duration.ofMinutes(11));
      assertThat(expired.expire().troubles()).isEmpty();
    }
    expired.clock.pass(ExpiredTable.FILE_GRACE);
    assertThat(expired.plan().due()).hasSize(3);
  }

  @Test
  void goInOneRunAndLeaveNothingBehind() throws Exception {
    ExpiryResult result = expired.expire();

    assertThat(result.troubles()).isEmpty();
    assertThat(result.pending()).isZero();
    assertThat(expired.files()).containsExactlyInAnyOrderElementsOf(ExpiryTest.reachable(expired));
    assertThat(expired.table.rows()).containsExactly("0=v2", "1=v3");
  }

  @Test
  void areCountedOnceEach() {
    long before = expired.files().size();

    ExpiryResult result = expired.expire();

    assertThat(result.files().total() + 3).isEqualTo(before - expired.files().size());
  }

  @Test
  void oneThatCannotBeDeletedKeepsOnlyItsOwnExpiry() {
    PendingExpiry stuck = expired.plan().due().get(1);
    catalog.refuseToDelete(onlyIn(stuck));

    DueFiles.Done done = dueFiles().delete(expired.table.load(), expired.plan());

    assertThat(done.troubles())
        .containsExactly(
            "Cannot delete the files of expiry "
                + stuck.journal()
                + ": 1 files could not be deleted: "
                + onlyIn(stuck));
    assertThat(done.journals())
        .containsExactly(
            expired.plan().due().get(0).journal(), expired.plan().due().get(2).journal());
    assertThat(done.deleted().failed()).isOne();
    expired.assertAllReadable();
  }

  private DueFiles dueFiles() {
    FileRemoval removal =
        new FileRemoval(StreamedTable.FILES, RemovalProgress.SILENT, Duration.ofMillis(1));
    return new DueFiles(expired.policy(), new ExpiredFiles(StreamedTable.FILES, removal));
  }

  /** A manifest list that this expiry leaves behind. */
  private String onlyIn(PendingExpiry pending) {
    Table loaded = expired.table.load();
    TableOperations operations = ((HasTableOperations) loaded).operations();
    List<String> lists = new ArrayList<>();
    ExpiryJournal.find(operations, pending.journal())
        .orElseThrow()
        .snapshots()
        .forEach(snapshot -> lists.add(snapshot.manifestListLocation()));
    return lists.get(0);
  }
}
