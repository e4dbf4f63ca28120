package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.expire.ExpiryPlanner;
import dev.firn.expire.ExpiryPolicy;
import dev.firn.expire.ExpiryRunner;
import dev.firn.files.RemovalProgress;
import dev.firn.publish.CatalogKind;
import dev.firn.publish.InterceptedCatalog;
import dev.firn.publish.StoredFiles;
import dev.firn.publish.StreamedTable;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever others do at the very moment of a commit. */
@ParameterizedClass
@EnumSource
class CorrectionRaceTest {
  @Parameter private CatalogKind kind;
  private InterceptedCatalog catalog;
  private CorrectedFixture fixture;

  @BeforeEach
  void rows() {
    catalog = new InterceptedCatalog(kind);
    fixture = new CorrectedFixture(StreamedTable.named(catalog, "t"));
    fixture.stream(row(1, "a"), row(2, "b"), row(3, "c"));
  }

  /** PROTOCOL test 14 (docs/protocol.md, H9 and H19). */
  @Test
  void abortOrExpiryDuringCorrectionPublishIsRefused() {
    fixture.computed("tax", row(1, "A"));
    catalog.beforeNextCommit(() -> {
      fixture.corrections.abort("tax");
      fixture.clock.pass(Duration.ofDays(40));
      expireAll();
    });

    assertThatThrownBy(() -> fixture.publish("tax"))
        .isInstanceOf(CorrectionRefusedException.class)
        .hasMessageContaining("'tax'");

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c");
    assertThat(fixture.table.load().refs()).doesNotContainKeys("post/tax", "pre/tax");
  }

  /** Its files are still there when an abort comes between the plan and the commit. */
  @Test
  void abortOfAPublicationUnderWayKeepsItsFiles() {
    fixture.computed("tax", row(1, "A"));
    Table loaded = fixture.table.load();
    String file =
        SnapshotChanges.builderFor(loaded)
            .snapshot(loaded.snapshot("tax"))
            .build()
            .addedDataFiles()
            .iterator()
            .next()
            .location();

    fixture.corrections.abort("tax");
    expireAll();

    assertThat(StoredFiles.of(fixture.table.load(), file)).hasSize(1);
    fixture.clock.pass(Duration.ofHours(7));
    expireAll();
    fixture.clock.pass(Duration.ofDays(2));
    expireAll();
    assertThat(StoredFiles.of(fixture.table.load(), file)).isEmpty();
    assertThat(fixture.corrections.list()).isEmpty();
  }

  @Test
  void expiryDuringCorrectionPublishTakesNothingOfIt() {
    fixture.computed("tax", row(1, "A"));
    catalog.beforeNextCommit(() -> {
      fixture.clock.pass(Duration.ofDays(2));
      expireAll();
    });

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c");
  }

  @Test
  void streamCommitsAtEachAttempt() {
    fixture.computed("tax", row(1, "A"), row(2, "B"), row(3, "C"));
    int[] turn = {0};
    beforeEachCommit(
        3,
        () -> {
          turn[0]++;
          fixture.stream(row(2, "newer" + turn[0]));
          fixture.stream(row(3, turn[0] == 3 ? "c" : "other"));
        });

    PublishResult published = fixture.publish("tax");

    assertThat(published.attempts()).isEqualTo(4);
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer3", "3=C");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(2, 0, 0, 1, 0));
    fixture.table.assertMainIsClean();
  }

  @Test
  void compactionComesBetweenPlanAndCommit() {
    fixture.stream(row(4, "d"));
    fixture.computed("tax", row(1, "A"), row(4, "D"));
    catalog.beforeNextCommit(fixture::compact);

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c", "4=D");
    fixture.table.assertMainIsClean();
  }

  @Test
  void streamGoesOnOnTheLaneWithoutBeingPublished() {
    fixture.computed("tax", row(1, "A"));
    catalog.beforeNextCommit(
        () -> fixture.commit(fixture.table.sink().upsert(row(1, "newer")).complete()));

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c");
    fixture.publish();
    assertThat(fixture.table.rows()).containsExactly("1=newer", "2=b", "3=c");
    assertThat(fixture.table.committedCheckpoint("job", "operator")).isEqualTo(2);
  }

  @Test
  void ofTwoPublishersOnePublishes() {
    fixture.computed("tax", row(1, "A"));
    Reprocessing other = fixture.corrections(fixture.table::load);
    catalog.beforeNextCommit(() -> assertThat(other.publish("tax", ANN).already()).isFalse());

    PublishResult published = fixture.publish("tax");

    assertThat(published.already()).isTrue();
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c");
  }

  @Test
  void anotherResultComesBetweenPlanAndCommit() {
    fixture.computed("tax", row(1, "A"));
    catalog.beforeNextCommit(() -> fixture.adopt("tax", row(2, "B")));

    fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=a", "2=B", "3=c");
  }

  @Test
  void ofTwoResultsOneIsThere() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    catalog.beforeNextCommit(() -> fixture.adopt("tax", row(2, "B")));

    fixture.adopt("tax", row(1, "A"));

    assertThat(fixture.rowsAt("tax")).containsExactly("1=A", "2=b", "3=c");
  }

  @Test
  void resultIsThereAlthoughTheSpecChangesRightAfterIt() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    catalog.onNextCommit(commit -> {
      commit.run();
      fixture.table.load().updateSpec().addField("part").commit();
    });

    fixture.adopt("tax", row(1, "A"));

    assertThat(fixture.rowsAt("tax")).containsExactly("1=A", "2=b", "3=c");
    assertThatThrownBy(() -> fixture.publish("tax"))
        .isInstanceOf(CorrectionRefusedException.class)
        .hasMessageContaining("spec");
  }

  @Test
  void resultIsKeptAlthoughTheCorrectionIsAbortedRightAfterIt() {
    fixture.corrections.start("tax", AsOf.now(), ANN);
    catalog.onNextCommit(commit -> {
      commit.run();
      fixture.corrections.abort("tax");
    });

    fixture.adopt("tax", row(1, "A"));

    assertThat(fixture.rowsAt("aborted/tax")).containsExactly("1=A", "2=b", "3=c");
  }

  @Test
  void ofTwoStartsOneIsRefused() {
    catalog.beforeNextCommit(() -> fixture.corrections.start("tax", AsOf.now(), ANN));

    assertThatThrownBy(() -> fixture.corrections.start("tax", AsOf.now(), ANN))
        .isInstanceOf(CorrectionRefusedException.class)
        .hasMessageContaining("there is one, OPEN");
  }

  @Test
  void lostRepliesAreNotRepeated() {
    catalog.onNextCommit(CorrectionRaceTest::loseReply);
    fixture.corrections.start("tax", AsOf.now(), ANN);
    catalog.onNextCommit(CorrectionRaceTest::loseReply);
    fixture.adopt("tax", row(1, "A"));
    catalog.onNextCommit(CorrectionRaceTest::loseReply);
    PublishResult published = fixture.publish("tax");

    assertThat(published.already()).isFalse();
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c");
    fixture.computed("other", row(2, "B"));
    catalog.onNextCommit(CorrectionRaceTest::loseReply);
    assertThat(fixture.corrections.abort("other").tombstone()).contains("aborted/other");
    catalog.onNextCommit(CorrectionRaceTest::loseReply);
    fixture.corrections.revert("tax", ANN);
    assertThat(fixture.table.rows()).containsExactly("1=a", "2=b", "3=c");
  }

  @Test
  void lostRequestsAreSentAgain() {
    catalog.onNextCommit(CorrectionRaceTest::loseRequest);
    fixture.corrections.start("tax", AsOf.now(), ANN);
    catalog.onNextCommit(CorrectionRaceTest::loseRequest);
    fixture.adopt("tax", row(1, "A"));
    catalog.onNextCommit(CorrectionRaceTest::loseRequest);
    PublishResult published = fixture.publish("tax");

    assertThat(published.already()).isFalse();
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=b", "3=c");
  }

  @Test
  void commitThatLandsLateIsRefused() {
    fixture.computed("tax", row(1, "A"));
    catalog.onNextCommit(commit -> {
      fixture.stream(row(1, "newer"));
      try {
        commit.run();
      } catch (CommitFailedException | ValidationException e) {
        // The catalog refuses it when it arrives, but nobody hears of it.
      }
      throw new CommitStateUnknownException(new RuntimeException("no reply"));
    });

    PublishResult published = fixture.publish("tax");

    assertThat(fixture.table.rows()).containsExactly("1=newer", "2=b", "3=c");
    assertThat(published.counts()).isEqualTo(new CorrectionCounts(0, 0, 0, 1, 0));
  }

  @Test
  void refusedAttemptsLeaveNoFiles() {
    fixture.computed("tax", row(1, "A"));
    List<String> before = StoredFiles.of(fixture.table.load(), "firn-deletes");
    catalog.beforeNextCommit(() -> fixture.corrections.abort("tax"));

    assertThatThrownBy(() -> fixture.publish("tax")).isInstanceOf(CorrectionRefusedException.class);

    assertThat(StoredFiles.of(fixture.table.load(), "firn-deletes")).isEqualTo(before);
  }

  @Test
  void givesUpWhenOthersAreAlwaysFaster() {
    fixture.computed("tax", row(1, "A"));
    beforeEachCommit(100, () -> fixture.stream(row(2, "newer")));

    assertThatThrownBy(() -> fixture.publish("tax"))
        .isInstanceOf(CorrectionRefusedException.class)
        .hasMessageContaining("other commits were faster at each of 20 attempts");
    catalog.disarm();
    fixture.publish("tax");
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=c");
  }

  private void beforeEachCommit(int times, Runnable action) {
    catalog.beforeNextCommit(() -> {
      action.run();
      if (times > 1) {
        beforeEachCommit(times - 1, action);
      }
    });
  }

  private static void loseReply(Runnable commit) {
    commit.run();
    throw new CommitStateUnknownException(new RuntimeException("no reply"));
  }

  private static void loseRequest(Runnable commit) {
    throw new CommitStateUnknownException(new RuntimeException("no reply"));
  }

  private void expireAll() {
    ExpiryPolicy policy =
        new ExpiryPolicy(
            Duration.ofMinutes(5),
            1,
            1,
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            Duration.ofHours(1),
            fixture.clock);
    for (int i = 0; i < 2; i++) {
      new ExpiryRunner(fixture.table::load, policy, StreamedTable.FILES, RemovalProgress.SILENT)
          .run(new ExpiryPlanner(policy).plan(fixture.table.load()));
      fixture.clock.pass(Duration.ofHours(1).plusSeconds(1));
    }
  }
}
