package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import dev.firn.publish.lane.LaneCheck;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A correction lets what the lane holds come to main first, but does not wait for ever. */
class CourtesyTest {
  private static final Duration COURTESY = Duration.ofMinutes(1);

  private final CorrectedFixture fixture = new CorrectedFixture(StreamedTable.unpartitioned(2));
  private int loads;

  @BeforeEach
  void computed() {
    fixture.stream(row(1, "a"), row(2, "b"), row(3, "c"));
    fixture.computed("tax", row(1, "A"), row(2, "B"));
  }

  /** Whenever the stream commits before the correction does, its rows come first. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void publicationThatIsDueComesFirst(int committed) {
    Reprocessing corrections = fixture.corrections(streaming(committed, committed + 4), COURTESY);

    corrections.publish("tax", ANN);

    assertThat(loads).isGreaterThan(committed + 4);
    assertThat(LaneCheck.unpublished(fixture.table.load())).isEmpty();
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=c");
    fixture.table.assertMainIsClean();
  }

  @Test
  void laneThatNobodyPublishesIsNotWaitedForForEver() {
    commit();
    Supplier<Table> late =
        () -> {
          fixture.clock.pass(Duration.ofSeconds(10));
          return fixture.table.load();
        };

    fixture.corrections(late, COURTESY).publish("tax", ANN);

    assertThat(LaneCheck.unpublished(fixture.table.load())).hasSize(1);
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=B", "3=c");
    fixture.publish();
    assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=c");
  }

  private void commit() {
    fixture.commit(fixture.table.sink().upsert(row(2, "newer")).complete());
  }

  /** A process that sees the stream commit before one load, and the keeper publish at another. */
  private Supplier<Table> streaming(int committed, int published) {
    return () -> {
      loads++;
      if (loads == committed) {
        commit();
      } else if (loads == published) {
        fixture.publish();
      }
      return fixture.table.load();
    };
  }
}
