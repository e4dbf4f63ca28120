package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final AtomicInteger attempts = new AtomicInteger();
  private final Patience patience = new Patience(3, Duration.ZERO);

  @Test
  void triesUntilItSucceeds() {
    assertThat(patience.with(() -> succeedAt(3))).isEqualTo(3);
  }

  @Test
  void givesUpWithWhatTheLastAttemptThrew() {
    assertThatThrownBy(() -> patience.with(() -> succeedAt(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("attempt 3");
  }

  @Test
  void anInterruptedThreadTriesOnce() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> patience.with(() -> succeedAt(2))).hasMessage("attempt 1");
    assertThat(Thread.interrupted()).isTrue();
  }

  private int succeedAt(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new IllegalStateException("attempt " + attempts);
    }
    return attempts.get();
  }
}
