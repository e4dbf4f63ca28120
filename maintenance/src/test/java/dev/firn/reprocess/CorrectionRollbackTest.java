package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.publish.StreamedTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Main is set back beyond what corrections did to it. */
class CorrectionRollbackTest {
  private CorrectedFixture fixture;
  private long before;

  @BeforeEach
  void rows() {
    fixture = new CorrectedFixture(StreamedTable.unpartitioned());
    fixture.stream(row(1, "a"), row(2, "b"));
    fixture.computed("tax", row(1, "A"));
    before = fixture.table.mainHead().snapshotId();
    fixture.publish("tax");
  }

  @Test
  void correctionIsNotSaidToBeOnMain() {
    fixture.stream(row(2, "lost"));

    rollback(before);

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b");
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ROLLED_BACK);
    assertThat(fixture.rowsAt("post/tax")).containsExactly("1=A", "2=b");
    assertThatThrownBy(() -> fixture.publish("tax"))
        .hasMessageContaining("it is ROLLED_BACK, not [COMPUTED]; start another");
    assertThatThrownBy(() -> fixture.corrections.revert("tax", ANN))
        .hasMessageContaining("it is ROLLED_BACK");
    fixture.computed("tax-2", row(1, "A"));
    assertThat(fixture.publish("tax-2").counts().corrected()).isEqualTo(1);
    fixture.stream(row(2, "newer"));
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer");
    fixture.table.assertMainIsClean();
  }

  @Test
  void correctionWhoseReversalWasRolledBackIsOnMainAgain() {
    long published = fixture.table.mainHead().snapshotId();
    fixture.corrections.revert("tax", ANN);
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.REVERTED);

    rollback(published);

    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.PUBLISHED);
    assertThat(fixture.state("revert-tax")).isEqualTo(CorrectionState.ROLLED_BACK);
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b");
    rollback(before);
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ROLLED_BACK);
  }

  @Test
  void rollbackByOthersIsNoticed() {
    fixture.table.load().manageSnapshots().rollbackTo(before).commit();

    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ROLLED_BACK);
  }

  private void rollback(long snapshotId) {
    fixture.corrections.rollback(fixture.corrections.planRollback(snapshotId));
  }
}
