package dev.firn.compact.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class LiveRunsTest {

  @Test
  void runsLieBetweenDeadRowsOfTheRowGroup() {
    LiveRuns runs = LiveRuns.of(RoaringBitmap.bitmapOf(3, 10, 11, 14, 19, 25), 10, 10);

    assertThat(runs.size()).isEqualTo(2);
    assertThat(runs.start(0)).isEqualTo(2);
    assertThat(runs.end(0)).isEqualTo(4);
    assertThat(runs.start(1)).isEqualTo(5);
    assertThat(runs.end(1)).isEqualTo(9);
    assertThat(runs.rows()).isEqualTo(6);
  }

  @Test
  void withoutDeadRowsThereIsOneRun() {
    LiveRuns runs = LiveRuns.of(new RoaringBitmap(), 100, 10);

    assertThat(runs.size()).isEqualTo(1);
    assertThat(runs.hasAll(0, 0, 10)).isTrue();
    assertThat(runs.hasAll(0, 3, 7)).isTrue();
  }

  @Test
  void aStretchWithADeadRowIsNotInOneRun() {
    LiveRuns runs = LiveRuns.of(RoaringBitmap.bitmapOf(4), 0, 10);

    assertThat(runs.hasAll(0, 0, 4)).isTrue();
    assertThat(runs.hasAll(0, 0, 5)).isFalse();
    assertThat(runs.hasAll(0, 4, 6)).isFalse();
    assertThat(runs.hasAll(0, 5, 10)).isTrue();
    assertThat(runs.hasAll(1, 5, 10)).isTrue();
  }
}
