package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.CorrectionNames;
import dev.firn.publish.StreamedTable;
import dev.firn.publish.lane.Marker;
import dev.firn.publish.lane.PublishedProperty;
import dev.firn.reprocess.CorrectionRefusedException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a correction is from its start to its end. */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class CorrectionTest {
  @Parameter private int formatVersion;
  private CorrectedFixture fixture;

  @BeforeEach
  void rows() {
    fixture = new CorrectedFixture(StreamedTable.unpartitioned(formatVersion));
    fixture.stream(row(1, "a"), row(2, "b"), row(3, "c"));
    fixture.stream(row(4, "d"));
  }

  @Test
  void readersSeeTheCorrectedTableOnItsBranchAndMainAsItWas() {
    fixture.corrections.start("tax", AsOf.now(), ANN);

    AdoptResult adopted =
        fixture.corrections.adopt(
            "tax", new CorrectedRows(fixture.files(row(2, "B")), keys(4), false));

    assertThat(adopted.counts()).isEqualTo(new CorrectionCounts(1, 1, 0, 0, 0));
    assertThat(fixture.rowsAt("tax")).containsExactly("1=a", "2=B", "3=c");
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d");
    assertThat(fixture.corrections.list())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.state()).isEqualTo(CorrectionState.COMPUTED);
          assertThat(it.author()).isEqualTo(ANN);
          assertThat(it.head()).isEqualTo(adopted.snapshotId());
          assertThat(it.counts()).isEqualTo(adopted.counts());
        });
  }

  @Test
  void publishedCorrectionIsOnMainWithTheStreamsMarker() {
    fixture.computed("tax", row(2, "B"));
    Snapshot before = fixture.table.mainHead();
    Marker marker = Marker.from(before.summary()).orElseThrow();

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=B", "3=c", "4=d");
    fixture.table.assertMainIsClean();
    Snapshot head = fixture.table.mainHead();
    assertThat(head.snapshotId()).isEqualTo(published.snapshotId());
    assertThat(head.parentId()).isEqualTo(before.snapshotId());
    assertThat(Marker.from(head.summary())).contains(marker);
    assertThat(head.summary())
        .containsEntry(CorrectionNames.WHO, "ann")
        .containsEntry(CorrectionNames.WHY, "the tax was wrong");
    assertThat(PublishedProperty.from(fixture.table.load().properties()))
        .contains(new PublishedProperty(marker.through(), head.snapshotId(), marker.n()));
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(1, 0, 0, 0, 0));
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.PUBLISHED);
    assertThat(fixture.rowsAt("pre/tax")).containsExactly("1=a", "2=b", "3=c", "4=d");
    assertThat(fixture.rowsAt("post/tax")).containsExactly("1=a", "2=B", "3=c", "4=d");
    assertThat(fixture.rowsAt("tax")).containsExactly("1=a", "2=B", "3=c", "4=d");
  }

  @Test
  void keeperGoesOnAfterIt() {
    fixture.computed("tax", row(2, "B"), row(4, "D"));
    fixture.publish("tax");

    fixture.stream(row(2, "newer"), row(5, "e"));

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=newer", "3=c", "4=D", "5=e");
    assertThat(fixture.table.committedCheckpoint("job", "operator")).isEqualTo(3);
    fixture.compact();
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=newer", "3=c", "4=D", "5=e");
    fixture.table.assertMainIsClean();
  }

  @Test
  void rowsThatTheLaneHoldsAlreadyWin() {
    fixture.computed("tax", row(2, "B"));
    fixture.commit(fixture.table.sink().upsert(row(2, "newer")).complete());
    fixture.publish("tax");

    fixture.publish();

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=newer", "3=c", "4=d");
  }

  @Test
  void laterResultTakesThePlaceOfTheEarlier() {
    fixture.computed("tax", row(1, "A"), row(2, "B"));

    fixture.adopt("tax", row(3, "C"));

    assertThat(fixture.rowsAt("tax")).containsExactly("1=a", "2=b", "3=C", "4=d");
    fixture.publish("tax");
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=C", "4=d");
  }

  @Test
  void emptyResultIsPublishedAsNoChange() {
    fixture.computed("tax");

    PublishResult published = fixture.publish("tax");

    assertThat(published.counts()).isEqualTo(new CorrectionCounts(0, 0, 0, 0, 0));
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d");
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.PUBLISHED);
  }

  @Test
  void everyRowOfTheTableMayBeCorrectedOrGo() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture.corrections.adopt(
        "tax", new CorrectedRows(fixture.files(row(1, "A")), keys(2, 3, 4), false));

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A");
    fixture.table.assertMainIsClean();
    fixture.stream(row(2, "b2"));
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b2");
  }

  @Test
  void beginsWhereMainWas() {
    long first = fixture.table.mainHead().parentId();
    Snapshot head = fixture.table.mainHead();

    fixture.corrections.start("old", new AsOf.Snapshot(first), ANN);
    fixture.corrections.start(
        "now", new AsOf.Timestamp(Instant.ofEpochMilli(head.timestampMillis())), ANN);

    assertThat(fixture.rowsAt("old")).containsExactly("1=a", "2=b", "3=c");
    assertThat(fixture.rowsAt("fork/old")).containsExactly("1=a", "2=b", "3=c");
    assertThat(fixture.rowsAt("now")).containsExactly("1=a", "2=b", "3=c", "4=d");
    refused(
        Reason.UNKNOWN_SNAPSHOT,
        "not in the history of main",
        () -> {
          fixture.commit(fixture.table.sink().upsert(row(9, "x")).complete());
          fixture.corrections.start(
              "lane", new AsOf.Snapshot(fixture.table.lane().snapshotId()), ANN);
        });
    refused(
        Reason.UNKNOWN_SNAPSHOT,
        "no snapshot as old as 1970",
        () -> fixture.corrections.start("x", new AsOf.Timestamp(Instant.EPOCH), ANN));
    refused(
        Reason.UNKNOWN_SNAPSHOT,
        "it has no snapshot 7",
        () -> fixture.corrections.start("x", new AsOf.Snapshot(7), ANN));
  }

  @Test
  void refusesNamesThatAreTakenOrNoNames() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    fixture
        .table
        .load()
        .manageSnapshots()
        .createTag("audit", fixture.table.mainHead().snapshotId())
        .commit();

    refused(
        Reason.NAME_TAKEN,
        "there is one, OPEN, from snapshot",
        () -> fixture.corrections.start("tax", AsOf.now(), ANN));
    refused(
        Reason.NAME_TAKEN,
        "there is a branch or tag of that name",
        () -> fixture.corrections.start("audit", AsOf.now(), ANN));
    for (String name : List.of("main", "ingest", "", "a/b", "a b", "-a")) {
      refused(
          Reason.INVALID_NAME,
          "Cannot start correction '" + name + "'",
          () -> fixture.corrections.start(name, AsOf.now(), ANN));
    }
    refused(
        Reason.INVALID_NAME,
        "those of reversals",
        () -> fixture.corrections.start("revert-tax", AsOf.now(), ANN));
  }

  @Test
  void refusesRowsThatAreNotWhatTheyMustBe() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    List<DataFile> live = List.of(file(fixture.table.mainHead()));

    unfit("a key has two rows", fixture.files(row(1, "A"), row(1, "B")), List.of());
    unfit("a key is to be deleted, and has a row", fixture.files(row(1, "A")), keys(1));
    unfit("1 of them have a key without a row at the fork", fixture.files(row(7, "A")), List.of());
    unfit("is in the table already", live, List.of());
    DataFile once = fixture.files(row(1, "A")).get(0);
    unfit("is named twice", List.of(once, once), List.of());
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.OPEN);
    fixture.corrections.adopt("tax", new CorrectedRows(fixture.files(row(7, "A")), keys(8), true));
    fixture.publish("tax");
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d", "7=A");
  }

  @Test
  void refusesWhatItsStateDoesNotAllow() {
    refused(Reason.UNKNOWN_NAME, "there is none", () -> fixture.publish("tax"));
    fixture.corrections.start("tax", AsOf.now(), ANN);
    refused(Reason.WRONG_STATE, "it is OPEN, not [COMPUTED]", () -> fixture.publish("tax"));
    refused(Reason.WRONG_STATE, "it is OPEN", () -> fixture.corrections.revert("tax", ANN));
    fixture.adopt("tax", row(1, "A"));
    fixture.publish("tax");
    refused(Reason.WRONG_STATE, "it is PUBLISHED", () -> fixture.adopt("tax", row(1, "B")));
    refused(Reason.WRONG_STATE, "can be reverted", () -> fixture.corrections.abort("tax"));
  }

  @Test
  void publishingAgainSaysWhatWasPublished() {
    fixture.computed("tax", row(1, "A"));
    PublishResult first = fixture.publish("tax");
    fixture.stream(row(1, "newer"));

    PublishResult again = fixture.publish("tax");

    assertThat(again.already()).isTrue();
    assertThat(again.snapshotId()).isEqualTo(first.snapshotId());
    assertThat(again.counts()).isEqualTo(first.counts());
    assertThat(fixture.table.rows()).containsExactly("1=newer", "2=b", "3=c", "4=d");
  }

  @Test
  void abortedCorrectionLeavesMainAloneAndItsNameFree() {
    fixture.computed("tax", row(1, "A"));

    AbortResult aborted = fixture.corrections.abort("tax");

    assertThat(aborted.tombstone()).contains("aborted/tax");
    assertThat(fixture.table.load().refs()).doesNotContainKeys("tax", "fork/tax");
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ABORTED);
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d");
    assertThat(fixture.corrections.abort("tax")).isEqualTo(aborted);
    refused(Reason.WRONG_STATE, "it is ABORTED", () -> fixture.publish("tax"));
    fixture.computed("tax", row(2, "B"));
    fixture.publish("tax");
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=B", "3=c", "4=d");
  }

  @Test
  void correctionWithoutARowIsAbortedWithoutATombstone() {
    fixture.corrections.start("tax", AsOf.now(), ANN);

    assertThat(fixture.corrections.abort("tax").tombstone()).isEmpty();

    assertThat(fixture.corrections.list()).isEmpty();
    refused(Reason.UNKNOWN_NAME, "there is none", () -> fixture.corrections.abort("tax"));
  }

  @Test
  void brokenCorrectionCanOnlyBeAborted() {
    fixture.computed("tax", row(1, "A"));
    fixture.table.load().manageSnapshots().removeTag("fork/tax").commit();

    refused(Reason.WRONG_STATE, "it is BROKEN", () -> fixture.publish("tax"));
    fixture.corrections.abort("tax");
    assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ABORTED);
  }

  @Test
  void refusesToPublishAfterTheSpecHasChanged() {
    fixture.computed("tax", row(1, "A"));
    fixture.table.load().updateSpec().addField("part").commit();

    refused(
        Reason.SPEC_CHANGED,
        "abort it, start another, and compute its rows again",
        () -> fixture.publish("tax"));
  }

  @Test
  void columnsMayComeAndGoMeanwhile() {
    fixture.computed("tax", row(1, "A"), row(2, "B"));
    fixture.table.load().updateSchema().deleteColumn("version").commit();
    fixture
        .table
        .load()
        .updateSchema()
        .addColumn("note", org.apache.iceberg.types.Types.StringType.get())
        .commit();
    fixture.compact();

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=B", "3=c", "4=d");
  }

  @Test
  void saysWhatPublishingWouldDo() {
    fixture.computed("tax", row(1, "A"), row(2, "B"), row(3, "C"));
    fixture.stream(row(2, "newer"));
    Snapshot before = fixture.table.mainHead();

    PublishPlan plan = fixture.corrections.plan("tax");

    assertThat(plan.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
    assertThat(plan.mainHead()).isEqualTo(before.snapshotId());
    assertThat(plan.overlaps()).isEqualTo(Map.of());
    assertThat(plan.toText()).contains("2 rows corrected", "1 kept as the stream changed them");
    assertThat(fixture.table.mainHead()).isEqualTo(before);
  }

  @Test
  void countsFilesThatAreKeptForItAlone() {
    fixture.computed("tax", row(1, "A"));
    long atFirst = fixture.corrections.pinned("tax").files();

    fixture.compact();

    assertThat(atFirst).isEqualTo(2);
    assertThat(fixture.corrections.pinned("tax").files()).isGreaterThan(atFirst);
    assertThat(fixture.corrections.pinned("tax").bytes()).isPositive();
  }

  private List<DataFile> keys(long... ids) {
    Record[] rows = new Record[ids.length];
    for (int i = 0; i < ids.length; i++) {
      rows[i] = row(ids[i], "");
    }
    return fixture.files(rows);
  }

  private DataFile file(Snapshot snapshot) {
    return org.apache.iceberg.SnapshotChanges.builderFor(fixture.table.load())
        .snapshot(snapshot)
        .build()
        .addedDataFiles()
        .iterator()
        .next();
  }

  private void unfit(String reason, List<DataFile> rows, List<DataFile> keys) {
    refused(
        Reason.UNFIT_ROWS,
        reason,
        () -> fixture.corrections.adopt("tax", new CorrectedRows(rows, keys, false)));
  }

  private static void refused(Reason reason, String message, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            CorrectionRefusedException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
