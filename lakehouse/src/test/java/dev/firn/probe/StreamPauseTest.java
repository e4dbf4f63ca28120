package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.probe.StreamPause.Delay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPauseTest {
  private static final List<Delay> BEFORE =
      List.of(new Delay(15_000, 700), new Delay(10_000, 500), new Delay(5_000, 900));

  @Test
  void isTheLongestDelayAfterwardsLessTheUsualOne() {
    List<Delay> delays =
        List.of(
            new Delay(36_000, 9_000),
            new Delay(31_000, 600),
            new Delay(26_000, 1_100),
            new Delay(21_000, 800),
            BEFORE.get(0),
            BEFORE.get(1),
            BEFORE.get(2));

    StreamPause pause = StreamPause.of(delays, 20_000);

    assertThat(pause.usual()).isEqualTo(Duration.ofMillis(700));
    assertThat(pause.pause()).isEqualTo(Duration.ofMillis(400));
    assertThat(pause.isOver()).isTrue();
  }

  @Test
  void isNothingIfWhatComesIsFasterThanUsual() {
    List<Delay> delays =
        List.of(new Delay(21_000, 300), BEFORE.get(0), BEFORE.get(1), BEFORE.get(2));

    StreamPause pause = StreamPause.of(delays, 20_000);

    assertThat(pause.pause()).isZero();
    assertThat(pause.isOver()).isFalse();
  }
}
