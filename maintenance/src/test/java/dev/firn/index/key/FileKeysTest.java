package dev.firn.index.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.memory.RowTable;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileKeysTest {
  @Test
  void groupedKeysAreTheSameOfOneShardAfterTheOther() {
    Random random = new Random(1);
    FileKeys keys = new FileKeys(10);
    for (int i = 0; i < 20_000; i++) {
      keys.add(random.nextLong(), random.nextLong(), random.nextInt(), i);
    }

    FileKeys grouped = keys.grouped();

    assertThat(entries(grouped)).hasSize(20_000).isEqualTo(entries(keys));
    for (int i = 1; i < grouped.size(); i++) {
      assertThat(RowTable.shardOf(grouped.high(i - 1)))
          .isLessThanOrEqualTo(RowTable.shardOf(grouped.high(i)));
    }
  }

  @Test
  void fewKeysStayAsTheyAre() {
    FileKeys keys = new FileKeys(10);
    keys.add(-1, 1, 2, 0);

    assertThat(keys.grouped()).isSameAs(keys);
  }

  private static Set<List<Long>> entries(FileKeys keys) {
    Set<List<Long>> entries = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(List.of(keys.high(i), keys.low(i), keys.version(i), (long) keys.position(i)));
    }
    return entries;
  }
}
