package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.Test;

class SinkTripleTest {
  private final StreamedTable table = StreamedTable.unpartitioned();
  private final LanePublisher publisher = table.publisher(StreamedTable.BY_ID);

  @Test
  void foldStopsAtJobChange() {
    table.commit("a", 9, table.sink().upsert(row(1, "a")).complete());
    table.commit("a", 10, table.sink().upsert(row(1, "b")).complete());
    table.commit("b", 11, table.sink().upsert(row(2, "c")).complete());

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=b");
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=b", "2=c");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(10);
    assertThat(table.committedCheckpoint("b", "operator")).isEqualTo(11);
  }

  @Test
  void foldStopsAtOperatorChange() {
    table.commit("a", "one", 10, table.sink().upsert(row(1, "a")).complete());
    table.commit("a", "two", 1, table.sink().upsert(row(1, "b")).complete());
    publishAll();

    assertThat(table.rows()).containsExactly("1=b");
    assertThat(table.committedCheckpoint("a", "one")).isEqualTo(10);
    assertThat(table.committedCheckpoint("a", "two")).isEqualTo(1);
  }

  @Test
  void oldJobsCheckpointReplaysAsAlreadyCommitted() {
    SimulatedSink.Files old = table.sink().upsert(row(1, "a")).complete();
    table.commit("a", 10, old);
    table.commit("b", 11, table.sink().upsert(row(1, "b")).complete());
    publishAll();
    table.commit("a", 10, old);

    publishAll();

    assertThat(table.rows()).containsExactly("1=b");
  }

  @Test
  void everyKeeperCommitCarriesSinkTriple() {
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    publishAll();
    // Empty checkpoints of one job before rows of the next are an empty snapshot of main.
    table.commit("a", 2, StreamedTable.nothing());
    table.commit("b", 3, table.sink().upsert(row(2, "b")).complete());
    publishAll();

    List<Snapshot> keepers = new ArrayList<>();
    for (Snapshot at = table.mainHead();
        at.parentId() != null;
        at = table.load().snapshot(at.parentId())) {
      keepers.add(at);
    }
    assertThat(keepers).hasSize(3);
    assertThat(keepers)
        .allSatisfy(snapshot ->
            assertThat(snapshot.summary())
                .containsKeys(
                    "firn.published-through",
                    "firn.published-n",
                    "firn.epoch",
                    "flink.job-id",
                    "flink.operator-id",
                    "flink.max-committed-checkpoint-id"));
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
    assertThat(table.load().properties().get("firn.published"))
        .isEqualTo(
            "{\"through\":"
                + keepers.get(0).summary().get("firn.published-through")
                + ",\"main-snapshot\":"
                + keepers.get(0).snapshotId()
                + ",\"n\":3}");
  }

  @Test
  void laneOfOnlyEmptyCheckpointsIsNotPublished() {
    table.commit("a", 1, StreamedTable.nothing());
    table.commit("a", 2, StreamedTable.nothing());

    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
  }

  @Test
  void limitsWhatOnePublicationTakes() {
    for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
      table.commit("a", checkpoint, table.sink().upsert(row(1, "v" + checkpoint)).complete());
    }
    LanePublisher two =
        new LanePublisher(
            table::load,
            StreamedTable.BY_ID,
            new FoldLimits(2, 1000),
            StreamedTable.FILES,
            (files, all) -> {});

    two.publish(table.load());
    assertThat(table.rows()).containsExactly("1=v1");
    two.publish(table.load());
    assertThat(table.rows()).containsExactly("1=v3");
    two.publish(table.load());
    assertThat(table.rows()).containsExactly("1=v5");
    assertThat(two.publish(table.load())).isEqualTo(new Publication.Nothing());
  }

  private void publishAll() {
    Publication publication;
    do {
      publication = publisher.publish(table.load());
    } while (publication instanceof Publication.Published);
    assertThat(publication).isEqualTo(new Publication.Nothing());
  }
}
