package dev.firn.expire;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lanes;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import dev.firn.publish.lane.Halt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.Test;

/** Which snapshots stay, and when none may go. */
class ExpiryRulesTest {
  private final ExpiredTable expired = new ExpiredTable(StreamedTable.inMemory());

  @Test
  void rollbackOfMainHaltsExpiry() {
    expired.upsertAndPublish(1, "a");
    long first = expired.table.mainHead().snapshotId();
    expired.upsertAndPublish(2, "b");
    expired.table.load().manageSnapshots().rollbackTo(first).commit();
    expired.clock.pass(Duration.ofDays(30));

    assertHalted(Halt.Cause.DIVERGED);
  }

  @Test
  void missingLaneHaltsExpiry() {
    expired.upsertAndPublish(1, "a");
    expired.table.load().manageSnapshots().removeBranch(Lanes.INGEST).commit();
    expired.clock.pass(Duration.ofDays(30));

    assertHalted(Halt.Cause.NOT_PROVISIONED);
  }

  @Test
  void gapHaltsExpiry() {
    expired.upsertAndPublish(1, "a");
    expired.upsert(2, "b");
    long lost = expired.table.lane().snapshotId();
    expired.upsert(3, "c");
    expired.table.load().expireSnapshots().expireSnapshotId(lost).commit();
    expired.clock.pass(Duration.ofDays(30));

    assertHalted(Halt.Cause.GAP);
  }

  private void assertHalted(Halt.Cause cause) {
    List<Long> before = expired.snapshots();
    ExpiryPlan plan = expired.plan();

    assertThat(plan.obstacle().orElseThrow().cause()).isEqualTo(cause);
    assertThat(plan.toText()).contains("nothing expires: " + cause);
    assertThat(expired.expire().troubles()).hasSize(1);
    assertThat(expired.snapshots()).isEqualTo(before);
  }

  @Test
  void thirdPartyExpireKeepsUnpublishedLane() {
    expired.upsertAndPublish(1, "a");
    expired.upsert(1, "b");
    expired.upsert(2, "c");

    expired
        .table
        .load()
        .expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() + Duration.ofDays(9).toMillis())
        .retainLast(1)
        .commit();

    expired.publish();
    assertThat(expired.table.rows()).containsExactly("1=b", "2=c");
  }

  @Test
  void unpublishedLaneIsKeptHoweverOld() {
    expired.upsertAndPublish(1, "a");
    for (int i = 0; i < 5; i++) {
      expired.upsert(1, "v" + i);
    }
    expired.clock.pass(Duration.ofDays(30));

    expired.expireAll();

    assertThat(expired.plan().kept()).containsEntry(KeptReason.LANE, 4);
    expired.publish();
    assertThat(expired.table.rows()).containsExactly("1=v4");
  }

  /** One of its files was dead on arrival: main alone cannot tell that it came with the others. */
  @Test
  void firstCommitOfACheckpointIsKeptUntilTheSecondIsPublished() {
    StreamedTable table = expired.table;
    SimulatedSink.Files files = table.sink(1).upsert(row(1, "a")).upsert(row(1, "b")).complete();
    long first = table.commit("job", 1, files).snapshotId();
    expired.publish();
    table.commit("job", 1, files);
    expired.clock.pass(Duration.ofDays(1));

    expired.expireAll();

    assertThat(expired.snapshots()).contains(first);
    assertThat(expired.plan().kept()).containsEntry(KeptReason.REPEATED, 1);
    expired.publish();
    assertThat(table.rows()).containsExactly("1=b");
    expired.clock.pass(Duration.ofDays(1));
    expired.expireAll();
    assertThat(expired.snapshots()).doesNotContain(first);
  }

  @Test
  void mainIsExpiredOnlyAsPrefix() {
    for (int i = 0; i < 8; i++) {
      expired.upsertAndPublish(i, "v");
    }
    Table loaded = expired.table.load();
    long tagged = SnapshotUtil.ancestorIds(loaded.currentSnapshot(), loaded::snapshot).get(5);
    loaded.manageSnapshots().createTag("audit", tagged).commit();
    List<String> atTag = expired.rowsAt(tagged);
    expired.clock.pass(Duration.ofDays(1));

    expired.expireAll();

    Table after = expired.table.load();
    List<Long> main = SnapshotUtil.ancestorIds(after.currentSnapshot(), after::snapshot);
    assertThat(main).hasSize(2);
    List<Long> log = new ArrayList<>();
    for (HistoryEntry entry : after.history()) {
      log.add(0, entry.snapshotId());
    }
    assertThat(log).isEqualTo(main);
    assertThat(expired.rowsAt(tagged)).isEqualTo(atTag);
    assertThat(expired.table.committedCheckpoint("job", "operator")).isEqualTo(8);
    expired.assertAllReadable();
  }

  @Test
  void keepsMainBackToTheMarker() {
    expired.upsertAndPublish(1, "a");
    long marked = expired.table.mainHead().snapshotId();
    Table loaded = expired.table.load();
    for (int i = 0; i < 5; i++) {
      loaded.newAppend().appendFile(file(10 + i)).commit();
    }
    expired.clock.pass(Duration.ofDays(30));

    expired.expireAll();

    assertThat(expired.snapshots()).contains(marked).hasSize(6);
    assertThat(expired.plan().kept()).containsEntry(KeptReason.NEEDED, 3);
    expired.upsertAndPublish(1, "b");
    assertThat(expired.table.rows()).contains("1=b").doesNotContain("1=a");
  }

  @Test
  void keepsABranchAndWhereItLeftMain() {
    expired.upsertAndPublish(1, "a");
    long fork = expired.table.mainHead().snapshotId();
    expired.table.load().manageSnapshots().createBranch("correction", fork).commit();
    Table loaded = expired.table.load();
    loaded.newAppend().toBranch("correction").appendFile(file(50)).commit();
    loaded.newAppend().toBranch("correction").appendFile(file(51)).commit();
    for (int i = 0; i < 5; i++) {
      expired.upsertAndPublish(1, "v" + i);
    }
    expired.clock.pass(Duration.ofDays(30));

    expired.expireAll();

    Table after = expired.table.load();
    long head = after.refs().get("correction").snapshotId();
    assertThat(expired.rowsAt(head)).containsExactly("1=a", "50=f", "51=f");
    assertThat(SnapshotUtil.isAncestorOf(after, head, fork)).isTrue();
    assertThat(SnapshotUtil.isAncestorOf(after, after.currentSnapshot().snapshotId(), fork))
        .isTrue();
    expired.assertAllReadable();
  }

  @Test
  void branchesAndTagsGoWhenTheyHaveOutlivedTheirOwnLimit() {
    expired.upsertAndPublish(1, "a");
    long first = expired.table.mainHead().snapshotId();
    expired
        .table
        .load()
        .manageSnapshots()
        .createTag("short", first)
        .setMaxRefAgeMs("short", Duration.ofDays(1).toMillis())
        .createTag("long", first)
        .setMaxRefAgeMs("long", Duration.ofDays(90).toMillis())
        .commit();
    expired.clock.pass(Duration.ofDays(2));

    ExpiryResult result = expired.expire();

    assertThat(result.refs()).isEqualTo(1);
    assertThat(expired.table.load().refs()).containsOnlyKeys("main", "ingest", "long");
  }

  @Test
  void branchWithALimitOfItsOwnLosesOldSnapshots() {
    expired.upsertAndPublish(1, "a");
    long fork = expired.table.mainHead().snapshotId();
    expired
        .table
        .load()
        .manageSnapshots()
        .createBranch("b", fork)
        .setMaxSnapshotAgeMs("b", Duration.ofMinutes(1).toMillis())
        .setMinSnapshotsToKeep("b", 2)
        .commit();
    Table loaded = expired.table.load();
    for (int i = 0; i < 5; i++) {
      loaded.newAppend().toBranch("b").appendFile(file(50 + i)).commit();
    }
    expired.clock.pass(Duration.ofDays(1));

    expired.expireAll();

    Table after = expired.table.load();
    Snapshot head = after.snapshot("b");
    assertThat(expired.rowsAt(head.snapshotId())).hasSize(6);
    assertThat(SnapshotUtil.ancestorIds(head, after::snapshot)).hasSize(2);
    expired.assertAllReadable();
  }

  @Test
  void countCapsAgeButNotTheLeastCount() {
    ExpiredTable table = new ExpiredTable(StreamedTable.inMemory(), 3);
    for (int i = 0; i < 6; i++) {
      table.upsertAndPublish(i, "v");
    }

    ExpiryPlan plan = table.plan();

    // All are young; the root and three publications are beyond the cap.
    assertThat(plan.snapshotIds()).hasSize(4);
    assertThat(plan.kept())
        .containsEntry(KeptReason.RETAINED, 2)
        .containsEntry(KeptReason.PUBLISHED, 6);
  }

  @Test
  void planSaysWhatAndWhy() {
    expired.upsertAndPublish(1, "a");
    expired.upsertAndPublish(1, "b");
    expired.clock.pass(Duration.ofMinutes(11));

    assertThat(
            expired
                .plan()
                .toText()
                .replace(expired.table.load().name(), "t")
                .replaceAll("\\d{10,}", "ID"))
        .isEqualTo(
            """
            t: expire 3 snapshots and about 5 files
              expire ID, ID, ID
              keep 1: named by a branch or tag
              keep 1: of main, by age and count
              delete the files of 0 earlier expiries, keep those of 0 for now\
            """);
  }

  private org.apache.iceberg.DataFile file(long id) {
    return expired.table.sink().insert(row(id, "f")).complete().data().get(0);
  }
}
