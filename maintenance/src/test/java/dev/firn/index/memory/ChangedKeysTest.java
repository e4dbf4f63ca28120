package dev.firn.index.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangedKeysTest {
  private record Key(long high, long low) {}

  private record Change(long location, long version, long slot) {}

  private final Random random = seeded();
  private final ChangedKeys changes = new ChangedKeys();
  private final Map<Key, Change> model = new HashMap<>();

  @Test
  void behavesLikeAMap() {
    for (int i = 1; i <= 20_000; i++) {
      change(key(), i);
      if (i % 1_000 == 0) {
        changes.reserve(random.nextInt(3_000));
      }
    }

    assertThat(changes.size()).isEqualTo(model.size());
    assertThat(all()).isEqualTo(model);
    for (int i = 0; i < 1_000; i++) {
      Key key = key();
      assertThat(changes.find(key.high, key.low) == ChangedKeys.NONE)
          .isEqualTo(!model.containsKey(key));
    }
  }

  @Test
  void showsKeysInOrderOfTheShardsOfRows() {
    for (int i = 1; i <= 20_000; i++) {
      changes.add(random.nextLong(), random.nextLong(), i, 0, 0);
    }

    List<Integer> shards = new ArrayList<>();
    changes.forEach((high, low, entry) -> shards.add(RowTable.shardOf(high)));

    // But for those that found no place at the end, and neighbours that met.
    int behind = 0;
    for (int i = 1; i < shards.size(); i++) {
      behind += shards.get(i) < shards.get(i - 1) ? 1 : 0;
    }
    assertThat(behind).isLessThan(shards.size() / 10);
    assertThat(shards.indexOf(RowTable.SHARDS / 2)).isBetween(9_000, 11_000);
  }

  @Test
  void nothingIsFoundInAnEmptyOne() {
    assertThat(changes.find(0, 0)).isEqualTo(ChangedKeys.NONE);
    assertThat(all()).isEmpty();
  }

  /** Few values of the half that is the home, so that probes run into each other and the end. */
  private Key key() {
    return new Key((long) (random.nextInt(9) - 4) << 61, random.nextInt(800));
  }

  private void change(Key key, int i) {
    Change change = new Change(random.nextBoolean() ? i : -1, i, i * 3L);
    int entry = changes.find(key.high, key.low);
    Change before = model.get(key);
    if (before == null) {
      assertThat(entry).isEqualTo(ChangedKeys.NONE);
      changes.add(key.high, key.low, change.location, change.version, change.slot);
      model.put(key, change);
    } else {
      assertThat(at(entry)).isEqualTo(before);
      changes.set(entry, change.location, change.version);
      model.put(key, new Change(change.location, change.version, before.slot));
    }
  }

  private Change at(int entry) {
    return new Change(changes.location(entry), changes.version(entry), changes.slot(entry));
  }

  private Map<Key, Change> all() {
    Map<Key, Change> all = new HashMap<>();
    changes.forEach(
        (high, low, entry) -> assertThat(all.put(new Key(high, low), at(entry))).isNull());
    return all;
  }

  private static Random seeded() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    return new Random(seed);
  }
}
