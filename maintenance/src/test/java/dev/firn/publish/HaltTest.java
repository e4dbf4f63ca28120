package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lanes;
import dev.firn.publish.lane.Halt;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;

class HaltTest {
  private final StreamedTable table = StreamedTable.unpartitioned();
  private final LanePublisher publisher = table.publisher(StreamedTable.BY_ID);

  private Halt halt() {
    Publication publication = publisher.publish(table.load());
    assertThat(publication).isInstanceOf(Publication.Halted.class);
    return ((Publication.Halted) publication).halt();
  }

  private void publishOne() {
    table.commit("a", 1, table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete());
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  @Test
  void rollbackOfMainHaltsPublishAndMove() {
    long root = table.mainHead().snapshotId();
    publishOne();
    table.load().manageSnapshots().rollbackTo(root).commit();
    table.commit("a", 2, table.sink().upsert(row(3, "c")).complete());

    Halt halt = halt();

    assertThat(halt.cause()).isEqualTo(Halt.Cause.DIVERGED);
    assertThat(halt.reason()).contains("main is at " + root).contains("does not descend");
    assertThat(publisher.move()).isInstanceOf(Move.Refused.class);
  }

  @Test
  void fastForwardOfMainOntoIngestHalts() {
    publishOne();
    table.commit("a", 2, table.sink().upsert(row(1, "c")).complete());
    table.load().manageSnapshots().fastForwardBranch(Lanes.MAIN, Lanes.INGEST).commit();

    assertThat(halt().cause()).isEqualTo(Halt.Cause.REPAIR);
  }

  @Test
  void replacedTableHalts() {
    publishOne();
    table
        .catalog()
        .buildTable(table.id(), StreamedTable.SCHEMA)
        .createOrReplaceTransaction()
        .commitTransaction();

    assertThat(halt().cause()).isEqualTo(Halt.Cause.DIVERGED);
  }

  @Test
  void missingLaneHalts() {
    table.load().manageSnapshots().removeBranch(Lanes.INGEST).commit();

    assertThat(halt())
        .isEqualTo(
            new Halt(
                Halt.Cause.NOT_PROVISIONED,
                "Cannot publish memory.db.t: there is no branch 'ingest'",
                "run 'firn apply', which makes the lanes"));
  }

  @Test
  void laneThatTheSinkMadeAnewHalts() {
    table.commit("a", 1, table.sink().upsert(row(1, "lost")).complete());
    table.load().manageSnapshots().removeBranch(Lanes.INGEST).commit();
    table.commit("a", 2, table.sink().upsert(row(2, "b")).complete());

    assertThat(halt().reason()).contains("has not the retention settings");
  }

  @Test
  void gapHalts() {
    long first = table.commit("a", 1, table.sink().upsert(row(1, "a")).complete()).snapshotId();
    table.commit("a", 2, table.sink().upsert(row(2, "b")).complete());
    table.load().expireSnapshots().expireSnapshotId(first).commit();

    Halt halt = halt();

    assertThat(halt.cause()).isEqualTo(Halt.Cause.GAP);
    assertThat(halt.reason()).contains("lane snapshot " + first);
  }

  @Test
  void laneThatWasSetBackHalts() {
    long root = table.mainHead().snapshotId();
    publishOne();
    Table loaded = table.load();
    loaded.manageSnapshots().replaceBranch(Lanes.INGEST, root).commit();
    table.commit("a", 2, table.sink().upsert(row(3, "c")).complete());

    assertThat(halt().cause()).isEqualTo(Halt.Cause.LANE_REWOUND);
  }

  @Test
  void laneThatForgetsWhatWasSeenHalts() {
    publishOne();
    table.commit("a", 2, StreamedTable.nothing());
    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
    table
        .load()
        .manageSnapshots()
        .replaceBranch(Lanes.INGEST, table.mainHead().snapshotId())
        .commit();
    table.commit("a", 3, table.sink().upsert(row(3, "c")).complete());

    Halt halt = halt();

    assertThat(halt.cause()).isEqualTo(Halt.Cause.LANE_REWOUND);
    assertThat(halt().cause()).isEqualTo(Halt.Cause.LANE_REWOUND);
  }

  @Test
  void deletesByAnotherKeyHalt() {
    SimulatedSink byValue = new SimulatedSink(table.load(), List.of("value"), 10);
    table.commit("a", 1, byValue.upsert(row(1, "a")).complete());

    Halt halt = halt();

    assertThat(halt.cause()).isEqualTo(Halt.Cause.UNFIT_SNAPSHOT);
    assertThat(halt.reason()).contains("its equality fields [3] are not the key fields [1]");
  }

  @Test
  void deletesOnAnAppendTableHalt() {
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());

    Publication publication = table.publisher(StreamedTable.APPENDED).publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Halted.class,
            halted ->
                assertThat(halted.halt().reason())
                    .endsWith(
                        "it holds equality deletes, but the table is declared as append only"));
  }

  @Test
  void rewriteOnTheLaneHalts() {
    SimulatedSink.Files files = table.sink().insert(row(1, "a")).complete();
    table.commit("a", 1, files);
    Table loaded = table.load();
    loaded
        .newRewrite()
        .toBranch(Lanes.INGEST)
        .deleteFile(files.data().get(0))
        .addFile(table.sink().insert(row(1, "a")).complete().data().get(0))
        .commit();
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=a");
    assertThat(halt().reason()).endsWith("it rewrites files (operation 'replace')");
  }

  @Test
  void upsertsOnAFormatVersionThatIsNotKnownAreRefused() {
    StreamedTable v4 = StreamedTable.unpartitioned(4);

    Publication publication = v4.publisher(StreamedTable.BY_ID).publish(v4.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Halted.class,
            halted -> {
              assertThat(halted.halt().cause()).isEqualTo(Halt.Cause.UNSUPPORTED);
              assertThat(halted.halt().reason())
                  .endsWith("upserts need format version 2 or 3, the table has 4");
            });
  }

  /** At once, and not only when the lane's history is expired (docs/protocol.md, H2). */
  @Test
  void deletionVectorOnTheLaneHalts() {
    StreamedTable v3 = StreamedTable.unpartitioned(3);
    LanePublisher keeper = v3.publisher(StreamedTable.BY_ID);
    v3.commit("a", 1, v3.sink().upsert(row(1, "a")).complete());
    assertThat(keeper.publish(v3.load())).isInstanceOf(Publication.Published.class);
    SimulatedSink.Files files = v3.sink().upsert(row(2, "b")).upsert(row(3, "c")).complete();
    DeleteFile vector = Vectors.write(v3.load(), files.data().get(0), 0);
    v3.commit("a", 2, files.and(new SimulatedSink.Files(List.of(), List.of(vector))));

    Publication publication = keeper.publish(v3.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Halted.class,
            halted -> {
              assertThat(halted.halt().cause()).isEqualTo(Halt.Cause.UNFIT_SNAPSHOT);
              assertThat(halted.halt().reason()).contains("it has a deletion vector");
            });
    assertThat(v3.rows()).containsExactly("1=a");
  }
}
