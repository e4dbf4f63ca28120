package dev.firn.compact.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

class LiveBitsTest {

  @Test
  void rowsOfOtherRowGroupsDoNotCount() {
    LiveBits live = LiveBits.of(RoaringBitmap.bitmapOf(3, 10, 11, 14, 19, 25), 10, 10);

    assertThat(live.count()).isEqualTo(6);
    assertThat(list(live, 0, 10)).containsExactly(2, 3, 5, 6, 7, 8);
    assertThat(list(live, 3, 7)).containsExactly(0, 2, 3);
  }

  @Test
  void withoutDeadRowsAllLive() {
    LiveBits live = LiveBits.of(new RoaringBitmap(), 100, 64);

    assertThat(live.count()).isEqualTo(64);
    assertThat(live.hasAll(0, 64)).isTrue();
    assertThat(live.hasAll(3, 7)).isTrue();
  }

  @Test
  void aStretchWithADeadRowDoesNotLive() {
    LiveBits live = LiveBits.of(RoaringBitmap.bitmapOf(4), 0, 10);

    assertThat(live.hasAll(0, 4)).isTrue();
    assertThat(live.hasAll(0, 5)).isFalse();
    assertThat(live.hasAll(4, 6)).isFalse();
    assertThat(live.hasAll(5, 10)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 128, 1000})
  void saysOfEachStretchWhatTheBitmapSays(int rows) {
    Random random = new Random(rows);
    for (int round = 0; round < 100; round++) {
      int before = random.nextInt(100);
      RoaringBitmap dead = dead(random, before + rows + random.nextInt(100));
      LiveBits live = LiveBits.of(dead, before, rows);
      int start = random.nextInt(rows);
      int end = start + random.nextInt(rows - start + 1);

      int[] expected =
          IntStream.range(start, end)
              .filter(row -> !dead.contains(before + row))
              .map(row -> row - start)
              .toArray();
      assertThat(list(live, start, end)).isEqualTo(expected);
      assertThat(live.hasAll(start, end)).isEqualTo(expected.length == end - start);
      assertThat(IntStream.range(start, end).map(live::bit).sum()).isEqualTo(expected.length);
      assertThat(live.count())
          .isEqualTo(rows - (int) dead.rangeCardinality(before, before + (long) rows));
    }
  }

  private static RoaringBitmap dead(Random random, int rows) {
    RoaringBitmap dead = new RoaringBitmap();
    int share = 1 + random.nextInt(40);
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(share) == 0) {
        dead.add(row);
      }
    }
    return dead;
  }

  private static int[] list(LiveBits live, int start, int end) {
    int[] into = new int[end - start];
    return Arrays.copyOf(into, live.list(start, end, into));
  }
}
