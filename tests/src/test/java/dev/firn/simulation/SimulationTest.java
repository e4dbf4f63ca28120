package dev.firn.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * {@code -Dfirn.seed=N} begins elsewhere, {@code -Dfirn.seeds=N} runs that many, of {@code
 * -Dfirn.turns=N} turns.
 */
class SimulationTest {
  private static final long FIRST = Long.getLong("firn.seed", 1);
  private static final int TURNS = Integer.getInteger("firn.turns", 40);

  @Test
  void mainIsWhatTheModelSaysAfterEachTurn() {
    Outcome outcome =
        new Seeds(FIRST, Long.getLong("firn.seeds", 300), TURNS)
            .run(Mutation.NONE, false, soFar -> {});

    System.out.println(outcome.seeds() + " seeds from " + FIRST + ": " + outcome.tally());
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.tally())
        .containsKeys(
            "doubled checkpoints",
            "crashes",
            "snapshots expired",
            "compaction Compacted",
            "correction rows",
            "correction rows lost",
            "correction revert",
            "correction abort");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void everyMutationIsFoundWithin200Seeds(Mutation mutation) {
    Outcome outcome = new Seeds(FIRST, 200, TURNS).run(mutation, true, soFar -> {});

    assertThat(outcome.failures()).hasSize(1);
    System.out.println(mutation + " after " + outcome.seeds() + ": " + outcome.failures());
  }

  @Test
  void seedDoesTheSameAgain() {
    Seeds seed = new Seeds(FIRST, 1, TURNS);

    Outcome first = seed.run(Mutation.NONE, true, soFar -> {});
    Outcome again = seed.run(Mutation.NONE, true, soFar -> {});

    assertThat(again).isEqualTo(first);
  }
}
