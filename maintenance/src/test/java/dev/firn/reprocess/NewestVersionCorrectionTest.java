package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that a replay has computed: of two rows of a key the one with the greater version counts.
 */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class NewestVersionCorrectionTest {
  @Parameter private int formatVersion;
  private CorrectedFixture fixture;

  @BeforeEach
  void rows() {
    fixture =
        new CorrectedFixture(
            StreamedTable.unpartitioned(formatVersion), StreamedTable.BY_ID_VERSIONED);
    fixture.stream(versioned(1, "a", 1), versioned(2, "b", 5), versioned(3, "c", 3));
    fixture.stream(versioned(4, "d", 1));
    fixture.corrections.start("again", AsOf.now(), ANN);
  }

  @Test
  void rowThatIsNewerAtTheForkStays() {
    AdoptResult adopted =
        adopt(
            versioned(1, "A", 1), versioned(2, "B", 4), versioned(3, "C", 4), versioned(7, "G", 1));

    assertThat(fixture.rowsAt("again")).containsExactly("1=A", "2=b", "3=C", "4=d", "7=G");
    assertThat(adopted.counts()).isEqualTo(new CorrectionCounts(2, 0, 1, 0, 0));
    assertThat(adopted.older()).isEqualTo(1);
  }

  /** What was dead on the branch does not come to life on main. */
  @Test
  void olderRowDoesNotComeToMain() {
    adopt(versioned(1, "A", 1), versioned(2, "B", 4), versioned(3, "C", 3));
    fixture.stream(versioned(3, "newer", 4));
    fixture.compact();

    PublishResult published = fixture.publish("again");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=newer", "4=d");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 1, 0));
    fixture.table.assertMainIsClean();
    fixture.corrections.revert("again", ANN);
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=newer", "4=d");
    fixture.stream(versioned(1, "x", 2), versioned(2, "y", 6), versioned(4, "z", 2));
    assertThat(fixture.table.rows()).containsExactly("1=x", "2=y", "3=newer", "4=z");
  }

  @Test
  void nothingIsAdoptedWhereAllIsOlder() {
    AdoptResult adopted = adopt(versioned(2, "B", 4), versioned(3, "C", 2));

    assertThat(fixture.rowsAt("again")).containsExactly("1=a", "2=b", "3=c", "4=d");
    assertThat(adopted.older()).isEqualTo(2);
    assertThat(adopted.dataFiles()).isZero();
    assertThat(fixture.publish("again").counts()).isEqualTo(new CorrectionCounts(0, 0, 0, 0, 0));
  }

  @Test
  void rowWithoutAVersionIsOlderThanAnyOther() {
    adopt(versioned(1, "A", null), versioned(7, "G", null));

    assertThat(fixture.rowsAt("again")).containsExactly("1=a", "2=b", "3=c", "4=d", "7=G");
  }

  @Test
  void lastRunCountsWhicheverWayItWas() {
    adopt(versioned(1, "A", 1), versioned(7, "G", 1));
    fixture.corrections.adopt(
        "again", new CorrectedRows(fixture.files(versioned(2, "old", 1)), List.of(), false));
    assertThat(fixture.rowsAt("again")).containsExactly("1=a", "2=old", "3=c", "4=d");

    adopt(versioned(3, "C", 3));

    assertThat(fixture.rowsAt("again")).containsExactly("1=a", "2=b", "3=C", "4=d");
  }

  @Test
  void withoutAVersionColumnEveryRowCounts() {
    CorrectedFixture unversioned = new CorrectedFixture(StreamedTable.unpartitioned(formatVersion));
    unversioned.stream(row(1, "a"), row(2, "b"));
    unversioned.corrections.start("again", AsOf.now(), ANN);

    unversioned.corrections.adopt(
        "again", CorrectedRows.upserts(unversioned.files(row(1, "A"), row(7, "G"))));

    assertThat(unversioned.rowsAt("again")).containsExactly("1=A", "2=b", "7=G");
  }

  private AdoptResult adopt(Record... rows) {
    return fixture.corrections.adopt("again", CorrectedRows.upserts(fixture.files(rows)));
  }

  private static Record versioned(long id, String value, Integer version) {
    return row(id, "p", value, version == null ? null : version.longValue());
  }
}
