package dev.firn.reprocess.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.reprocess.replay.ReplayPlan.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With shells in the place of the job. */
@Timeout(60)
class ReplayProcessTest {
  private static final ReplayPlan PLAN =
      new ReplayPlan(
          "sales",
          "events",
          "topic",
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(1),
          List.of(new Range(0, 1, 7)),
          List.of());

  private final List<Long> progress = new ArrayList<>();

  @Test
  void tellsWhatBecameOfTheEvents() {
    ReplayEvents events =
        run(
            """
            echo "[INFO] something else"
            echo "firn-replay counts 3 0 1 2 0"
            echo "firn-replay counts 6 1 2 2 1"
            echo "firn-replay refused topic-0 at offset 5: $1 $NAME"
            echo "firn-replay done"
            """);

    assertThat(events)
        .isEqualTo(
            new ReplayEvents(
                6, 1, 2, 2, 1, List.of("topic-0 at offset 5: --table=sales of the environment")));
    assertThat(progress).containsExactly(3L, 6L);
  }

  @Test
  void givesTheReasonThatTheJobGives() {
    assertThatThrownBy(() -> run("echo 'firn-replay failed no more disk'; exit 1"))
        .isInstanceOf(ReplayException.class)
        .hasMessageStartingWith("Cannot finish the replay: no more disk; its log is /");
  }

  @Test
  void wantsToHearThatTheJobIsDone() {
    assertThatThrownBy(() -> run("echo 'Job has been submitted'"))
        .hasMessageStartingWith(
            "Cannot finish the replay: the job ended with exit code 0 and did not say that it was"
                + " done; its log is /");
    assertThatThrownBy(() -> run("echo 'firn-replay done'; exit 3"))
        .hasMessageContaining("exit code 3 after it was done");
    assertThatThrownBy(() -> run("echo 'firn-replay something new'"))
        .hasMessageContaining("it says 'firn-replay something new'");
  }

  @Test
  void endsAJobThatIsCancelled() {
    ReplayProcess process = process("echo 'firn-replay counts 1 0 0 1 0'; exec sleep 600");

    assertThatThrownBy(() -> process.run(PLAN, "firn_staging_1", read -> process.cancel()))
        .hasMessage("Cannot finish the replay: it was stopped");
  }

  private ReplayEvents run(String script) {
    return process(script).run(PLAN, "firn_staging_1", progress::add);
  }

  private static ReplayProcess process(String script) {
    return new ReplayProcess(
        List.of("sh", "-c", script, "firn-replay"), Map.of("NAME", "of the environment"));
  }
}
