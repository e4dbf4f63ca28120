package dev.firn.reprocess;

import static dev.firn.publish.StreamedTable.row;
import static dev.firn.reprocess.CorrectedFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that dies between two calls to catalog or storage, and is started again. {@code
 * -Dfirn.stride=1} tries them all.
 */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class CorrectionCrashTest {
  private static final int STRIDE = Integer.getInteger("firn.stride", 9);

  @Parameter private int formatVersion;

  @Test
  void startedOnce() {
    dieAnywhere(
        fixture -> {},
        (fixture, corrections) -> {
          if (corrections.find("tax").isEmpty()) {
            corrections.start("tax", AsOf.now(), ANN);
          }
        },
        fixture -> assertThat(fixture.rowsAt("tax")).containsExactly("1=a", "2=newer", "3=c"));
  }

  @Test
  void adoptedOnce() {
    dieAnywhere(
        fixture -> fixture.computed("tax", row(3, "earlier")),
        (fixture, corrections) -> {
          List<DataFile> rows = fixture.files(row(1, "A"));
          corrections.adopt("tax", CorrectedRows.of(rows));
        },
        fixture -> assertThat(fixture.rowsAt("tax")).containsExactly("1=A", "2=newer", "3=c"));
  }

  @Test
  void publishedOnce() {
    dieAnywhere(
        fixture -> {
          fixture.computed("tax", row(1, "A"), row(3, "C"));
          fixture.stream(row(3, "stream"));
        },
        (fixture, corrections) -> corrections.publish("tax", ANN),
        fixture -> {
          assertThat(fixture.table.rows()).containsExactly("1=A", "2=newer", "3=stream");
          assertThat(fixture.state("tax")).isEqualTo(CorrectionState.PUBLISHED);
          fixture.stream(row(1, "later"));
          assertThat(fixture.table.rows()).containsExactly("1=later", "2=newer", "3=stream");
        });
  }

  @Test
  void revertedOnce() {
    dieAnywhere(
        fixture -> {
          fixture.computed("tax", row(1, "A"), row(3, "C"));
          fixture.publish("tax");
          fixture.stream(row(3, "stream"));
        },
        (fixture, corrections) -> corrections.revert("tax", ANN),
        fixture -> assertThat(fixture.table.rows()).containsExactly("1=a", "2=newer", "3=stream"));
  }

  @Test
  void abortedOnce() {
    dieAnywhere(
        fixture -> fixture.computed("tax", row(1, "A")),
        (fixture, corrections) -> corrections.abort("tax"),
        fixture -> {
          assertThat(fixture.table.rows()).containsExactly("1=a", "2=newer", "3=c");
          assertThat(fixture.state("tax")).isEqualTo(CorrectionState.ABORTED);
        });
  }

  private void dieAnywhere(
      Consumer<CorrectedFixture> before,
      BiConsumer<CorrectedFixture, Reprocessing> step,
      Consumer<CorrectedFixture> after) {
    boolean died = true;
    for (int calls = 0; died; calls += calls < 10 ? 1 : STRIDE) {
      CorrectedFixture fixture = new CorrectedFixture(StreamedTable.unpartitioned(formatVersion));
      fixture.stream(row(1, "a"), row(2, "b"));
      fixture.stream(row(2, "newer"), row(3, "c"));
      before.accept(fixture);
      CrashingTable crashing = new CrashingTable(fixture.table::load, calls);
      try {
        step.accept(fixture, fixture.corrections(crashing));
      } catch (RuntimeException | CrashingTable.Crash e) {
        assertThat(crashing.isDead()).as("%s", e).isTrue();
      }
      died = crashing.isDead();
      step.accept(fixture, fixture.corrections);
      after.accept(fixture);
      fixture.table.assertMainIsClean();
    }
  }
}
