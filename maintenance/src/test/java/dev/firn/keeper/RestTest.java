package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Rest rest = new Rest(INTERVAL, LONGEST);

  @Test
  void isTheIntervalWhileSomethingComes() {
    look(63, true);
    look(1, false);
    look(63, true);

    assertThat(rest.duration()).isEqualTo(INTERVAL);
  }

  @Test
  void growsToEightIntervalsWhileNothingComes() {
    look(64, true);
    assertThat(rest.duration()).isEqualTo(INTERVAL.multipliedBy(2));

    look(10_000, true);
    assertThat(rest.duration()).isEqualTo(INTERVAL.multipliedBy(8));

    look(1, false);
    assertThat(rest.duration()).isEqualTo(INTERVAL);
  }

  @Test
  void doublesWithEachFailureUpToTheLongest() {
    rest.failed();
    assertThat(rest.duration()).isEqualTo(INTERVAL.multipliedBy(2));

    for (int i = 0; i < 100; i++) {
      rest.failed();
    }
    assertThat(rest.duration()).isEqualTo(LONGEST);

    rest.recovered();
    assertThat(rest.duration()).isEqualTo(INTERVAL);
  }

  private void look(int times, boolean quiet) {
    for (int i = 0; i < times; i++) {
      rest.looked(quiet);
    }
  }
}
