package dev.firn.index.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTableTest {
  private static final int KEYS = 700;

  @TempDir Path folder;

  private record Entry(long location, long version) {}

  @ParameterizedTest
  @CsvSource({
    "false, 1, false",
    "true, 1, false",
    "true, 100000, false",
    "true, 5000000000, true",
    "true, 9223372036854775807, false",
    "false, 1, true",
  })
  void behavesLikeAMultimap(boolean versioned, long versionBound, boolean spilled) {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    IndexMemory memory = spilled ? IndexMemory.spilling(500, folder) : IndexMemory.unlimited();
    RowTable table = new RowTable(memory, versioned);
    Map<Long, List<Entry>> model = new HashMap<>();
    for (int i = 1; i <= 30_000; i++) {
      long key = random.nextInt(KEYS);
      long version = versioned ? version(random, versionBound) : 0;
      Entry entry = new Entry(location(random, i), version);
      if (random.nextInt(1000) == 0) {
        table.expect(random.nextInt(50) * (long) RowTable.SHARDS);
      }
      change(table, model, random.nextInt(5), key, entry);
      assertThat(entries(table, key)).containsExactlyInAnyOrderElementsOf(of(model, key));
    }
    table.relocate(location -> location % 3 == 0 ? Location.NONE : location + 1);
    model.replaceAll((key, list) -> relocated(list));
    for (long key = 0; key < KEYS; key++) {
      assertThat(entries(table, key)).containsExactlyInAnyOrderElementsOf(of(model, key));
    }
    assertThat(table.size()).isEqualTo(model.values().stream().mapToInt(List::size).sum());
    assertThat(table.spilledBytes()).isEqualTo(memory.spilledBytes());
    assertThat(memory.spilledBytes() > 0).isEqualTo(spilled);
    table.clear();
    assertThat(memory.heapBytes() + memory.spilledBytes()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void movesARowOnlyFromWhereItWas() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    RowTable table = new RowTable(IndexMemory.unlimited(), true);
    Map<Long, List<Entry>> model = new HashMap<>();
    Set<Boolean> seen = new HashSet<>();
    for (int i = 1; i <= 2_000; i++) {
      long key = random.nextInt(KEYS);
      Entry before = new Entry(location(random, i), random.nextInt());
      change(table, model, 4, key, before);
      long slot = table.first(high(key), low(key));
      for (int other = random.nextInt(10); other > 0; other--) {
        long otherKey = (key + 1 + random.nextInt(KEYS - 1)) % KEYS;
        change(table, model, random.nextInt(5), otherKey, new Entry(location(random, i), i));
      }
      Entry after = new Entry(location(random, i), random.nextLong());
      boolean moved = table.move(high(key), low(key), slot, after.location(), after.version());
      seen.add(moved);
      model.put(key, new ArrayList<>(List.of(moved ? after : before)));
      for (long each = 0; each < KEYS; each += 7) {
        assertThat(entries(table, each)).containsExactlyInAnyOrderElementsOf(of(model, each));
      }
      assertThat(entries(table, key)).containsExactlyElementsOf(of(model, key));
    }
    assertThat(seen).containsExactlyInAnyOrder(true, false);
  }

  private static long version(Random random, long bound) {
    return random.nextInt(20) == 0
        ? Long.MIN_VALUE
        : random.nextLong(bound) - (random.nextInt(50) == 0 ? bound : 0);
  }

  /** All bits of a location are used. */
  private static long location(Random random, int i) {
    return Location.of(1 + random.nextInt(Location.ORDINALS - 2), i);
  }

  private static void change(
      RowTable table, Map<Long, List<Entry>> model, int what, long key, Entry entry) {
    long high = high(key);
    long low = low(key);
    switch (what) {
      case 0, 1 -> {
        table.add(high, low, entry.location(), entry.version());
        model.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
      }
      case 2 -> {
        List<Entry> entries = model.computeIfAbsent(key, any -> new ArrayList<>());
        Entry dead = entries.isEmpty() ? entry : entries.get(entries.size() / 2);
        table.add(high, low, entry.location(), entry.version(), it -> it != dead.location());
        entries.remove(dead);
        entries.add(entry);
      }
      case 3 -> {
        table.removeAll(high, low);
        model.remove(key);
      }
      default -> {
        table.put(high, low, entry.location(), entry.version());
        model.put(key, new ArrayList<>(List.of(entry)));
      }
    }
  }

  /** Two shards, sixteen checks, and few tags, so that probes run into each other. */
  private static long high(long key) {
    return (key % 2) << 63 | (key / 2 % 16) << 48;
  }

  private static long low(long key) {
    return (key / 32) << 60 | key / 32;
  }

  private static List<Entry> of(Map<Long, List<Entry>> model, long key) {
    return model.getOrDefault(key, List.of());
  }

  private static List<Entry> relocated(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.location() % 3 != 0)
        .map(entry -> new Entry(entry.location() + 1, entry.version()))
        .toList();
  }

  private static List<Entry> entries(RowTable table, long key) {
    List<Entry> found = new ArrayList<>();
    for (long slot = table.first(high(key), low(key));
        slot != RowTable.NO_SLOT;
        slot = table.next(slot, high(key), low(key))) {
      found.add(new Entry(table.location(slot), table.version(slot)));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4000000, 16", // no versions
    "30000, 1000000, 18.5", // counters
    "1000000000, 1000000, 20.7",
    "100000000000000, 1000000, 22.9", // micros of three years
    "9223372036854775807, 1000000, 25.1",
  })
  void takesFewBytesARow(long versionBound, int rows, double maxBytes) {
    RowTable table = new RowTable(IndexMemory.unlimited(), versionBound > 0);
    Random random = new Random(1);
    double worst = 0;
    for (int i = 1; i <= rows + rows / 10; i++) {
      long version = versionBound > 0 ? random.nextLong(versionBound) : 0;
      table.add(random.nextLong(), random.nextLong(), i, version);
      if (i >= rows && i % 10_000 == 0) {
        worst = Math.max(worst, (double) table.heapBytes() / i);
      }
    }
    System.out.println("Versions below " + versionBound + ": at most " + worst + " bytes a row");
    assertThat(worst).isLessThanOrEqualTo(maxBytes);
  }

  @Test
  void keepsToItsShareOfTheHeap() {
    IndexMemory memory = IndexMemory.spilling(100_000, folder);
    RowTable table = new RowTable(memory, false);
    Random random = new Random(1);

    for (int i = 1; i <= 100_000; i++) {
      table.add(random.nextLong(), random.nextLong(), i, 0);
    }

    assertThat(memory.heapBytes()).isBetween(50_000L, 100_000L);
    assertThat(memory.spilledBytes()).isGreaterThan(1_300_000);
    assertThat(table.size()).isEqualTo(100_000);
  }
}
