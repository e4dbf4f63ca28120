package dev.firn.repair;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.publish.CatalogKind;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Move;
import dev.firn.publish.Publication;
import dev.firn.publish.StreamedTable;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Main is set back on purpose, and both lanes agree at once. */
@ParameterizedClass
@EnumSource
class RollbackTest {
  @Parameter private CatalogKind kind;
  private StreamedTable table;
  private LanePublisher keeper;
  private long checkpoint;

  @BeforeEach
  void rows() {
    table = kind.table();
    keeper = table.publisher(StreamedTable.BY_ID);
    stream(1, "a");
  }

  @Test
  void mainHoldsWhatItHeldAndTheStreamGoesOn() {
    long good = table.mainHead().snapshotId();
    stream(1, "bad");
    stream(2, "bad");
    long bad = table.mainHead().snapshotId();

    RollbackPlan plan = RollbackPlanner.plan(table.load(), good);
    RollbackResult result = runner().run(plan);

    assertThat(plan.snapshots()).isEqualTo(2);
    assertThat(plan.toText()).contains("set main from " + bad, "it has 2 rows, and had 1");
    assertThat(table.rows()).containsExactly("1=a");
    assertThat(table.mainHead().snapshotId()).isEqualTo(result.snapshotId());
    assertThat(table.mainHead().parentId()).isEqualTo(good);
    assertThat(table.load().refs().get(result.keptBy()).snapshotId()).isEqualTo(bad);
    assertThat(keeper.publish(table.load())).isEqualTo(new Publication.Nothing());
    assertThat(keeper.move()).isInstanceOf(Move.Moved.class);
    stream(3, "c");
    assertThat(table.rows()).containsExactly("1=a", "3=c");
    assertThat(table.committedCheckpoint("job", "operator")).isEqualTo(4);
  }

  @Test
  void whatTheLaneHoldsUnpublishedComesOnTop() {
    long good = table.mainHead().snapshotId();
    stream(2, "bad");
    commit(3, "c");

    runner().run(RollbackPlanner.plan(table.load(), good));
    assertThat(table.rows()).containsExactly("1=a");
    keeper.publish(table.load());

    assertThat(table.rows()).containsExactly("1=a", "3=c");
  }

  @Test
  void refusesWhatIsNotInTheHistoryOrHasMoved() {
    long good = table.mainHead().snapshotId();
    assertThatThrownBy(() -> RollbackPlanner.plan(table.load(), good))
        .isInstanceOf(RepairRefusedException.class)
        .hasMessageContaining("main is at snapshot " + good);
    assertThatThrownBy(() -> RollbackPlanner.plan(table.load(), 7))
        .isInstanceOf(RepairRefusedException.class)
        .hasMessageContaining("snapshot 7 is not in the history of main");
    stream(2, "b");
    RollbackPlan plan = RollbackPlanner.plan(table.load(), good);
    stream(3, "c");

    assertThatThrownBy(() -> runner().run(plan))
        .isInstanceOf(RepairRefusedException.class)
        .hasMessageContaining("any more");
    assertThat(table.rows()).containsExactly("1=a", "2=b", "3=c");
  }

  private RollbackRunner runner() {
    return new RollbackRunner(table::load, Duration.ofDays(1), Clock.systemUTC());
  }

  private void stream(long id, String value) {
    commit(id, value);
    assertThat(keeper.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private void commit(long id, String value) {
    table.commit("job", ++checkpoint, table.sink().upsert(row(id, value)).complete());
  }
}
