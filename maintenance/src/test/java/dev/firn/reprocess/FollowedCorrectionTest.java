package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.Publication;
import dev.firn.publish.StreamedTable;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The keeper's index follows corrections: publications must not wait for it, nor go wrong. */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class FollowedCorrectionTest {
  private static final int ROWS = 400;

  @Parameter private int formatVersion;
  private CorrectedFixture fixture;

  @BeforeEach
  void rows() {
    fixture = new CorrectedFixture(StreamedTable.unpartitioned(formatVersion));
    fixture.stream(rows("a", 0, ROWS));
  }

  @Test
  void isFollowedBeforeTheStreamCommits() {
    fixture.computed("tax", rows("A", 0, ROWS / 2));
    fixture.publish("tax");

    Publication publication = fixture.keeper.publish(fixture.table.load());

    assertThat(publication).isInstanceOf(Publication.Nothing.class);
    assertThat(fixture.keeper.indexSize().dataFiles()).isEqualTo(2);
  }

  @Test
  void correctedRowsTakeThePlacesOfThoseBefore() {
    for (int i = 0; i < 12; i++) {
      fixture.computed("tax" + i, rows("A" + i, i, ROWS - 20));
      fixture.publish("tax" + i);
      fixture.stream(row(5, "s" + i));
      assertThat(fixture.keeper.indexSize().rows()).isEqualTo(ROWS);
    }

    fixture.stream(rows("z", 0, ROWS));

    assertThat(fixture.table.rows()).hasSize(ROWS).allMatch(row -> row.endsWith("=z"));
    fixture.table.assertMainIsClean();
  }

  @Test
  void rowsThatLiveAgainAreFound() {
    long before = fixture.table.mainHead().snapshotId();
    fixture.computed("tax", rows("A", 0, ROWS - 1));
    fixture.publish("tax");
    fixture.stream(row(1, "lost"));

    fixture.corrections.rollback(fixture.corrections.planRollback(before));
    fixture.stream(row(1, "b"), row(2, "b"));

    assertThat(fixture.table.rows()).hasSize(ROWS).contains("0=a", "1=b", "2=b", "3=a");
    fixture.table.assertMainIsClean();
  }

  private static Record[] rows(String value, int from, int count) {
    Record[] rows = new Record[count];
    for (int i = 0; i < count; i++) {
      rows[i] = row(from + i, value);
    }
    return rows;
  }
}
