package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firn.lake.WriteMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {2, 3})
class VersionTest {
  private final StreamedTable table;

  VersionTest(int formatVersion) {
    table = StreamedTable.unpartitioned(formatVersion);
  }

  private void upsert(long checkpoint, String value, Long version) {
    table.commit("a", checkpoint, table.sink().upsert(row(1L, "p", value, version)).complete());
  }

  /** By a keeper that has just started, so that versions come from main too. */
  private Publication publish() {
    return table.publisher(StreamedTable.BY_ID_VERSIONED).publish(table.load());
  }

  @Test
  void olderVersionNeverReplacesANewerOneOnMain() {
    upsert(1, "newer", 7L);
    publish();
    upsert(2, "older", 6L);

    Publication publication = publish();

    assertThat(table.rows()).containsExactly("1=newer");
    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Published.class,
            published -> {
              assertThat(published.counts().rowsDeadOnArrival()).isEqualTo(1);
              assertThat(published.counts().rowsReplaced()).isZero();
            });
  }

  @Test
  void olderVersionNeverReplacesANewerOneOfTheSameFold() {
    upsert(1, "newer", 7L);
    upsert(2, "older", 6L);
    upsert(3, "newest", 8L);
    upsert(4, "oldest", 1L);
    publish();

    assertThat(table.rows()).containsExactly("1=newest");
  }

  @Test
  void laterOfEqualVersionsWins() {
    upsert(1, "first", 7L);
    publish();
    upsert(2, "second", 7L);
    publish();

    assertThat(table.rows()).containsExactly("1=second");
  }

  @Test
  void missingVersionIsOlderThanAny() {
    upsert(1, "versioned", Long.MIN_VALUE + 1);
    publish();
    upsert(2, "unversioned", null);
    publish();

    assertThat(table.rows()).containsExactly("1=versioned");
  }

  @Test
  void deleteWithoutARowIsADeleteWhateverTheVersion() {
    upsert(1, "a", 7L);
    publish();
    table.commit("a", 2, table.sink().delete(row(1, "")).complete());
    publish();
    assertThat(table.rows()).isEmpty();

    upsert(3, "b", 1L);
    publish();
    assertThat(table.rows()).containsExactly("1=b");
  }

  @Test
  void deletedAndOlderInOneCheckpointLeavesTheNewerRow() {
    upsert(1, "newer", 7L);
    publish();
    table.commit(
        "a", 2, table.sink().delete(row(1, "")).upsert(row(1L, "p", "older", 6L)).complete());
    publish();

    assertThat(table.rows()).containsExactly("1=newer");
  }

  @Test
  void ofTwoSubtasksOneCheckpointTheGreaterVersionWins() {
    SimulatedSink.Files one = table.sink().upsert(row(1L, "p", "older", 6L)).complete();
    SimulatedSink.Files other = table.sink().upsert(row(1L, "p", "newer", 7L)).complete();
    table.commit("a", 1, one.and(other));
    table.commit("a", 2, other(8L, "same").and(other(8L, "same")));
    publish();

    assertThat(table.rows()).containsExactly("1=same");
  }

  private SimulatedSink.Files other(long version, String value) {
    return table.sink().upsert(row(1L, "p", value, version)).complete();
  }

  @Test
  void outsideRowsWithANewerVersionStay() {
    upsert(1, "stream", 5L);
    publish();
    table
        .load()
        .newAppend()
        .appendFile(table.sink().insert(row(1L, "p", "outside", 9L)).complete().data().get(0))
        .commit();
    upsert(2, "stream again", 6L);
    publish();
    assertThat(table.rows()).containsExactly("1=outside", "1=stream");

    upsert(3, "newest", 10L);
    publish();
    assertThat(table.rows()).containsExactly("1=newest");
  }

  @Test
  void refusesATypeWithoutOrder() {
    PublishedTable byText = new PublishedTable(WriteMode.UPSERT, List.of("id"), "value");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> byText.columns(StreamedTable.SCHEMA))
        .withMessage(
            "Cannot use a column of type string as a version: only int, long, date and timestamp"
                + " types are ordered here");
  }
}
