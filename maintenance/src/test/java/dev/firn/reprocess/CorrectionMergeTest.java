package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.publish.StreamedTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PROTOCOL test 25, CorrectionVersusCompactionDeleteAbaOverlapAndRevert: main wins exactly where
 * its row is another one than at the fork, wherever it is (docs/protocol.md, H25).
 */
@ParameterizedClass
@CsvSource({"2, false", "2, true", "3, false", "3, true"})
class CorrectionMergeTest {
  @Parameter(0)
  private int formatVersion;

  @Parameter(1)
  private boolean partitioned;

  private CorrectedFixture fixture;

  @BeforeEach
  void rows() {
    StreamedTable table =
        partitioned
            ? StreamedTable.partitioned(formatVersion)
            : StreamedTable.unpartitioned(formatVersion);
    fixture = new CorrectedFixture(table);
    fixture.stream(row(1, "a"), row(2, "b"), row(3, "c"));
    fixture.stream(row(4, "d"), row(5, "e"));
  }

  @Test
  void rowsThatTheStreamChangedStay() {
    fixture.computed("tax", row(1, "A"), row(2, "B"), row(3, "C"));
    fixture.stream(row(2, "newer"), row(6, "f"));

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=C", "4=d", "5=e", "6=f");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
    fixture.table.assertMainIsClean();
  }

  @Test
  void correctionVersusCompaction() {
    fixture.computed("tax", row(1, "A"), row(2, "B"), row(4, "D"));
    fixture.stream(row(2, "newer"));
    fixture.compact();
    fixture.stream(row(6, "f"));
    fixture.compact();

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=c", "4=D", "5=e", "6=f");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
    fixture.table.assertMainIsClean();
  }

  @Test
  void keyThatWasDeletedSinceIsNotResurrected() {
    fixture.computed("tax", row(1, "A"), row(2, "B"));
    fixture.streamDeletes(row(2, ""));
    fixture.compact();

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "3=c", "4=d", "5=e");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 1, 0));
  }

  @Test
  void insertLosesAgainstARowThatCameSince() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture.corrections.adopt(
        "tax", new CorrectedRows(fixture.files(row(7, "G"), row(8, "H")), List.of(), true));
    fixture.stream(row(7, "stream"));

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows())
        .containsExactly("1=a", "2=b", "3=c", "4=d", "5=e", "7=stream", "8=H");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(0, 0, 1, 1, 0));
  }

  /** Absent at the fork and absent now is unchanged, whatever was between. */
  @Test
  void insertWinsOverARowThatCameAndWent() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture.corrections.adopt(
        "tax", new CorrectedRows(fixture.files(row(7, "G")), List.of(), true));
    fixture.stream(row(7, "stream"));
    fixture.streamDeletes(row(7, ""));

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d", "5=e", "7=G");
  }

  @Test
  void deletionLosesAgainstARowThatChanged() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture.corrections.adopt(
        "tax",
        new CorrectedRows(List.of(), fixture.files(row(1, ""), row(2, ""), row(3, "")), false));
    fixture.stream(row(2, "newer"));
    fixture.streamDeletes(row(3, ""));

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("2=newer", "4=d", "5=e");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(0, 1, 0, 2, 0));
  }

  @Test
  void abaIsUnchanged() {
    fixture.computed("tax", row(1, "A"), row(2, "B"));
    fixture.stream(row(1, "other"), row(2, "other"));
    fixture.stream(row(1, "a"));

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=other", "3=c", "4=d", "5=e");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 1, 0));
    fixture.table.assertMainIsClean();
  }

  @Test
  void nullIsAValue() {
    fixture.stream(row(1L, "p", null, null), row(2L, "p", null, 1L), row(null, "p", "x", 0L));
    fixture.computed("tax", row(1L, "p", "A", 0L), row(2L, "p", "B", 0L), row(null, "p", "X", 0L));
    fixture.stream(row(1L, "p", null, null), row(2L, "p", null, null));
    fixture.compact();

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows())
        .containsExactly("1=A", "2=null", "3=c", "4=d", "5=e", "null=X");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
  }

  @Test
  void keyMayMoveToAnotherPartition() {
    fixture.computed("tax", row(1L, "q", "A", 0L), row(2L, "q", "B", 0L), row(3L, "p", "C", 0L));
    fixture.stream(row(2L, "r", "b", 0L));

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=C", "4=d", "5=e");
    assertThat(fixture.table.rows(org.apache.iceberg.expressions.Expressions.equal("part", "p")))
        .containsExactly("3=C", "4=d", "5=e");
    assertThat(fixture.table.rows(org.apache.iceberg.expressions.Expressions.equal("part", "q")))
        .containsExactly("1=A");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
  }

  @Test
  void overlapIsRefusedKeptOrOverwrittenAsIsSaid() {
    fixture.computed("first", row(1, "first"), row(2, "first"));
    fixture.computed("second", row(1, "second"), row(2, "second"), row(3, "second"));
    fixture.publish("first");
    fixture.stream(row(2, "newer"));
    fixture.compact();

    assertThat(fixture.corrections.plan("second").overlaps()).isEqualTo(Map.of("first", 1L));
    assertThatThrownBy(() -> fixture.publish("second"))
        .isInstanceOfSatisfying(
            CorrectionRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(CorrectionRefusedException.Reason.OVERLAP))
        .hasMessageContaining("{first=1}");
    PublishResult published =
        fixture.corrections.publish("second", ANN, new PublishOptions(Set.of("first"), false));

    assertThat(fixture.table.rows())
        .containsExactly("1=second", "2=newer", "3=second", "4=d", "5=e");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
  }

  @Test
  void overlapMayBeKept() {
    fixture.computed("first", row(1, "first"));
    fixture.computed("second", row(1, "second"), row(3, "second"));
    fixture.publish("first");

    PublishResult published =
        fixture.corrections.publish("second", ANN, new PublishOptions(Set.of(), true));

    assertThat(fixture.table.rows()).containsExactly("1=first", "2=b", "3=second", "4=d", "5=e");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 0, 1));
  }

  @Test
  void correctionsOfOtherKeysDoNotOverlap() {
    fixture.computed("first", row(1, "first"));
    fixture.computed("second", row(3, "second"));
    fixture.publish("first");

    fixture.publish("second");

    assertThat(fixture.table.rows()).containsExactly("1=first", "2=b", "3=second", "4=d", "5=e");
  }

  @Test
  void revertBringsBackWhatNobodyHasChangedSince() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture.corrections.adopt(
        "tax",
        new CorrectedRows(
            fixture.files(row(1, "A"), row(2, "B"), row(7, "G"), row(8, "H")),
            fixture.files(row(4, ""), row(5, "")),
            true));
    fixture.publish("tax");
    fixture.stream(row(2, "newer"), row(5, "back"), row(8, "newer"));
    fixture.compact();

    RevertResult reverted = fixture.corrections.revert("tax", ANN);

    assertThat(fixture.table.rows())
        .containsExactly("1=a", "2=newer", "3=c", "4=d", "5=back", "8=newer");
    assertThat(reverted.published().counts()).isEqualTo(new CorrectionCounts(1, 1, 1, 3, 0));
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.REVERTED);
    fixture.table.assertMainIsClean();
    assertThat(fixture.corrections.revert("tax", ANN).published().already()).isTrue();
    fixture.corrections.revert(reverted.name(), ANN);
    assertThat(fixture.table.rows())
        .containsExactly("1=A", "2=newer", "3=c", "5=back", "7=G", "8=newer");
  }

  @Test
  void revertLeavesWhatALaterCorrectionDid() {
    fixture.computed("first", row(1, "first"), row(2, "first"));
    fixture.publish("first");
    fixture.computed("second", row(1, "second"));
    fixture.publish("second");

    RevertResult reverted = fixture.corrections.revert("first", ANN);

    assertThat(fixture.table.rows()).containsExactly("1=second", "2=b", "3=c", "4=d", "5=e");
    assertThat(reverted.published().counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 0, 1));
  }

  /** Others may have inserted a key twice: both rows are its row at the fork. */
  @Test
  void keyWithSeveralRowsCountsAsOne() {
    fixture
        .table
        .load()
        .newAppend()
        .appendFile(fixture.files(row(1, "again")).get(0))
        .appendFile(fixture.files(row(2, "again")).get(0))
        .commit();
    fixture.computed("tax", row(1, "A"), row(2, "B"));
    fixture.table.load().newAppend().appendFile(fixture.files(row(2, "third")).get(0)).commit();
    fixture.stream(row(6, "f"));
    fixture.compact();

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows())
        .containsExactly("1=A", "2=again", "2=b", "2=third", "3=c", "4=d", "5=e", "6=f");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 1, 0));
    fixture.corrections.revert("tax", ANN);
    assertThat(fixture.table.rows())
        .containsExactly("1=a", "1=again", "2=again", "2=b", "2=third", "3=c", "4=d", "5=e", "6=f");
  }
}
