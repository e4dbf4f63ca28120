package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.iceberg.CachingCatalog;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaneMoveTest {

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void moveLosesNothingWhenSinkCommitsBetweenCheckAndCall(CatalogKind kind) {
    StreamedTable table = publishedButNotMoved(kind);
    TableOperations ops = ((HasTableOperations) table.load()).operations();
    TableMetadata base = ops.refresh();
    table.commit("a", 2, table.sink().upsert(row(2, "b")).complete());

    Move move = new LaneMove(table::load).run(ops, base);

    assertThat(move).isInstanceOf(Move.Refused.class);
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
    assertThat(table.laneRows()).containsExactly("1=a", "2=b");
    table.publisher(StreamedTable.BY_ID).publish(table.load());
    assertThat(table.rows()).containsExactly("1=a", "2=b");
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void transactionalMoveLosesNothingWhenSinkCommitsBeforeIt(CatalogKind kind) {
    StreamedTable table = kind.table();
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    RecordingSupplier fresh = new RecordingSupplier(table::load);
    LanePublisher publisher = StreamedTable.publisher(StreamedTable.BY_ID, fresh);
    // Its first load is for the commit with the move.
    fresh.afterLoad(1, () -> table.commit("a", 2, table.sink().upsert(row(2, "b")).complete()));

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Published.class, published -> assertThat(published.moved()).isFalse());
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=a", "2=b");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void moveWithSharedOrCachedTableHandleIsRefused(CatalogKind kind) {
    StreamedTable table = publishedButNotMoved(kind);
    Catalog caching = CachingCatalog.wrap(table.catalog());
    Table shared = caching.loadTable(table.id());
    TableOperations ops = ((HasTableOperations) shared).operations();
    TableMetadata base = ops.refresh();
    table.commit("a", 2, table.sink().upsert(row(2, "b")).complete());
    caching.loadTable(table.id()).refresh();

    Move move = new LaneMove(() -> caching.loadTable(table.id())).run(ops, base);

    assertThat(move).isInstanceOf(Move.Refused.class);
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void movesAPublishedLaneAndKeepsItsRetention(CatalogKind kind) {
    StreamedTable table = publishedButNotMoved(kind);

    Move move = new LaneMove(table::load).run();

    assertThat(move).isInstanceOf(Move.Moved.class);
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
    assertThat(table.lane().maxRefAgeMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(1);
    assertThat(new LaneMove(table::load).run()).isEqualTo(new Move.NotNeeded());
  }

  @Test
  void refusesToMoveALaneWithUnpublishedSnapshots() {
    StreamedTable table = StreamedTable.unpartitioned();
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    table.load().newAppend().commit();

    assertThat(new LaneMove(table::load).run()).isInstanceOf(Move.Refused.class);
  }

  /** The sink commits while the keeper publishes, so that the lane cannot move with it. */
  private static StreamedTable publishedButNotMoved(CatalogKind kind) {
    StreamedTable table = kind.table();
    table.commit("a", 1, table.sink().upsert(row(1, "a")).complete());
    table.publisher(StreamedTable.BY_ID).publish(table.load());
    table.load().newAppend().commit();
    assertThat(table.lane().snapshotId()).isNotEqualTo(table.mainHead().snapshotId());
    return table;
  }
}
