package dev.firn.index.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyNumbersTest {
  @TempDir private Path folder;

  @Test
  void numbersKeysInTheOrderInWhichTheyAreMet() {
    IndexMemory memory = IndexMemory.spilling(1 << 10, folder);
    Random random = new Random(1);
    Map<Long, Integer> wanted = new HashMap<>();
    try (KeyNumbers numbers = new KeyNumbers(memory)) {
      for (int i = 0; i < 20_000; i++) {
        long key = random.nextInt(8_000);
        Integer known = wanted.get(key);
        assertThat(numbers.find(hash(key), key * 31)).isEqualTo(known == null ? -1 : known);
        wanted.putIfAbsent(key, wanted.size());
        assertThat(numbers.number(hash(key), key * 31)).isEqualTo(wanted.get(key));
      }
      assertThat(numbers.size()).isEqualTo(wanted.size());
      assertThat(memory.spilledBytes()).isPositive();
    }
    assertThat(memory.heapBytes()).isZero();
    assertThat(memory.spilledBytes()).isZero();
  }

  @Test
  void columnHoldsZerosUntilItIsWritten() {
    IndexMemory memory = IndexMemory.spilling(1 << 10, folder);
    try (LongColumn column = new LongColumn(memory)) {
      column.set(5, 7);
      column.set(100_000, -1);
      column.add(5, Long.MAX_VALUE);

      assertThat(column.get(5)).isEqualTo(Long.MIN_VALUE + 6);
      assertThat(column.get(99_999)).isZero();
      assertThat(column.get(100_000)).isEqualTo(-1);
      assertThat(column.get(5_000_000)).isZero();
    }
    assertThat(memory.spilledBytes() + memory.heapBytes()).isZero();
  }

  private static long hash(long key) {
    return key * 0x9E3779B97F4A7C15L;
  }
}
