package dev.firn.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.local.site.PartName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final List<PartName> CANDIDATES = List.of(PartName.KEEPER, PartName.FLINK);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(8);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(Trial.plan(7, 50, CANDIDATES, MAX_PAUSE))
        .isEqualTo(Trial.plan(7, 50, CANDIDATES, MAX_PAUSE))
        .isNotEqualTo(Trial.plan(8, 50, CANDIDATES, MAX_PAUSE));
  }

  @Test
  void killsEveryCandidateAndNowAndThenTwoAtOnce() {
    List<Trial> plan = Trial.plan(1, 100, CANDIDATES, MAX_PAUSE);

    assertThat(plan)
        .hasSize(100)
        .allSatisfy(trial -> assertThat(CANDIDATES).containsAll(trial.victims()))
        .allSatisfy(trial -> assertThat(trial.after()).isLessThanOrEqualTo(MAX_PAUSE))
        .anyMatch(trial -> trial.victims().size() == 2);
    assertThat(plan).flatExtracting(Trial::victims).containsAll(CANDIDATES);
  }
}
