package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.expire.ExpiredTable;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;

/** What expiry keeps for corrections, and for how long. */
class CorrectionRetentionTest {
  private final ExpiredTable expired = new ExpiredTable(StreamedTable.inMemory());
  private final StreamedTable table = expired.table;
  private final Reprocessing corrections =
      new Reprocessing(table::load, StreamedTable.BY_ID, CorrectedFixture.config(expired.clock));

  @Test
  void openCorrectionIsKeptHoweverOldAndMainIsNotKeptWithIt() {
    expired.upsertAndPublish(1, "a");
    expired.upsertAndPublish(2, "b");
    corrections.start("tax", AsOf.now(), ANN);
    corrections.adopt("tax", CorrectedRows.of(files(row(1, "A"), row(2, "B"))));
    for (int i = 0; i < 6; i++) {
      expired.upsertAndPublish(2, "newer" + i);
      expired.clock.pass(Duration.ofDays(9));
      expired.expireAll();
    }

    assertThat(mainHistory()).isLessThan(6);
    expired.assertAllReadable();
    PublishResult published = corrections.publish("tax", ANN);

    assertThat(table.rows()).containsExactly("1=A", "2=newer5");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 1, 0));
  }

  @Test
  void publishedCorrectionCanBeRevertedForAMonth() {
    expired.upsertAndPublish(1, "a");
    corrections.start("tax", AsOf.now(), ANN);
    corrections.adopt("tax", CorrectedRows.of(files(row(1, "A"))));
    corrections.publish("tax", ANN);
    expired.upsertAndPublish(2, "b");
    expired.upsertAndPublish(2, "c");
    expired.clock.pass(Duration.ofDays(29));
    expired.expireAll();

    corrections.revert("tax", ANN);

    assertThat(table.rows()).containsExactly("1=a", "2=c");
    expired.upsertAndPublish(2, "d");
    expired.clock.pass(Duration.ofDays(31));
    expired.expireAll();
    expired.expireAll();
    assertThat(corrections.list()).isEmpty();
    assertThat(table.load().refs()).containsOnlyKeys("main", "ingest");
    assertThat(table.load().properties().keySet())
        .noneMatch(property -> property.startsWith("firn.correction."));
    assertThat(table.rows()).containsExactly("1=a", "2=d");
  }

  @Test
  void rolledBackCorrectionIsKnownAsSuchWhenHistoryIsGone() {
    expired.upsertAndPublish(1, "a");
    long before = table.mainHead().snapshotId();
    corrections.start("tax", AsOf.now(), ANN);
    corrections.adopt("tax", CorrectedRows.of(files(row(1, "A"))));
    corrections.publish("tax", ANN);
    corrections.rollback(corrections.planRollback(before));
    for (int i = 0; i < 6; i++) {
      expired.upsertAndPublish(2, "b" + i);
    }
    expired.clock.pass(Duration.ofDays(20));
    expired.upsertAndPublish(2, "c");
    expired.expireAll();

    assertThat(mainHistory()).isLessThan(6);
    assertThat(corrections.find("tax").orElseThrow().state())
        .isEqualTo(CorrectionState.ROLLED_BACK);
    expired.clock.pass(Duration.ofDays(31));
    expired.expireAll();
    expired.expireAll();
    assertThat(table.load().refs()).containsOnlyKeys("main", "ingest");
  }

  private int mainHistory() {
    int count = 0;
    for (Snapshot at = table.mainHead();
        at != null;
        at = at.parentId() == null ? null : table.load().snapshot(at.parentId())) {
      count++;
    }
    return count;
  }

  private List<DataFile> files(Record... rows) {
    SimulatedSink sink = table.sink();
    for (Record row : rows) {
      sink.insert(row);
    }
    return sink.complete().data();
  }
}
