package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Rhythm rhythm = new Rhythm();

  @Test
  void expectsNothingBeforeTwoCommits() {
    rhythm.committed(START);

    assertThat(rhythm.isSoon(at(5))).isFalse();
    assertThat(rhythm.isNear(at(5))).isFalse();
  }

  @Test
  void expectsTheNextAfterTheUsualPause() {
    commits(0, 5, 10, 15);

    assertThat(rhythm.isSoon(at(17.9))).isFalse();
    assertThat(rhythm.isSoon(at(18.1))).isTrue();
    assertThat(rhythm.isNear(at(19.4))).isFalse();
    assertThat(rhythm.isNear(at(19.6))).isTrue();
    assertThat(rhythm.isNear(at(21.9))).isTrue();
  }

  @Test
  void givesUpOnACommitThatDoesNotCome() {
    commits(0, 5, 10);

    assertThat(rhythm.isSoon(at(17.1))).isFalse();
    assertThat(rhythm.isNear(at(17.1))).isFalse();
  }

  @Test
  void takesNoLongPauseForTheUsualOne() {
    commits(0, 5, 10, 15, 600);

    assertThat(rhythm.isNear(at(605))).isTrue();
  }

  @Test
  void leavesTimeBetweenCommitsThatFollowFast() {
    commits(0, 1, 2, 3);

    assertThat(rhythm.isSoon(at(3.5))).isFalse();
    assertThat(rhythm.isSoon(at(3.7))).isTrue();
  }

  @Test
  void countsACommitOnce() {
    commits(0, 5, 10, 10, 5, 10);

    assertThat(rhythm.isNear(at(15))).isTrue();
    assertThat(rhythm.isSoon(at(11))).isFalse();
  }

  private void commits(double... seconds) {
    for (double second : seconds) {
      rhythm.committed(at(second));
    }
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }
}
