package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void takesNearestRank() {
    List<Duration> hundred =
        IntStream.rangeClosed(1, 100).map(i -> 101 - i).mapToObj(Duration::ofMillis).toList();

    assertThat(Percentiles.of(hundred))
        .isEqualTo(
            new Percentiles(
                100, Duration.ofMillis(50), Duration.ofMillis(95), Duration.ofMillis(99)));
  }

  @Test
  void isThatOneDurationOfOne() {
    Duration one = Duration.ofMillis(7);

    assertThat(Percentiles.of(List.of(one))).isEqualTo(new Percentiles(1, one, one, one));
  }

  @Test
  void isZeroOfNone() {
    assertThat(Percentiles.of(List.of()).p99()).isZero();
  }
}
