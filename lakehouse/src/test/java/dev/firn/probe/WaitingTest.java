package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

  @Test
  void goesOnWhileSomethingMoves() {
    AtomicInteger steps = new AtomicInteger();

    int seen = new Waiting(Duration.ofSeconds(60)).until(3, steps::incrementAndGet);

    assertThat(seen).isEqualTo(3);
  }

  @Test
  void givesUpWhenNothingMoves() {
    int seen = new Waiting(Duration.ofMillis(1)).until(3, () -> 2);

    assertThat(seen).isEqualTo(2);
  }
}
