package dev.firn.index.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTableTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void behavesLikeAMultimap(boolean versioned) {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    LocationTable table = new LocationTable(versioned);
    Map<Long, List<Long>> model = new HashMap<>();
    for (int i = 1; i <= 20_000; i++) {
      // Few values of the low half, so that probes run into each other.
      long key = random.nextInt(500);
      long low = (key % 7) << 60;
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          table.add(key, low, i, i);
          model.computeIfAbsent(key, any -> new ArrayList<>()).add((long) i);
        }
        case 2 -> {
          long slot = table.addIfAbsent(key, low, i, i);
          List<Long> before = model.computeIfAbsent(key, any -> new ArrayList<>());
          if (before.isEmpty()) {
            assertThat(slot).isEqualTo(LocationTable.NO_SLOT);
            before.add((long) i);
          } else {
            assertThat(before).contains(table.location(slot));
          }
        }
        case 3 -> {
          table.removeAll(key, low);
          model.remove(key);
        }
        default -> {
          table.put(key, low, i, i);
          model.put(key, new ArrayList<>(List.of((long) i)));
        }
      }
      assertThat(locations(table, key, low, versioned))
          .containsExactlyInAnyOrderElementsOf(model.getOrDefault(key, List.of()));
    }
    table.retain(location -> location % 2 == 0);
    model.values().forEach(list -> list.removeIf(location -> location % 2 != 0));
    for (long key = 0; key < 500; key++) {
      assertThat(locations(table, key, (key % 7) << 60, versioned))
          .containsExactlyInAnyOrderElementsOf(model.getOrDefault(key, List.of()));
    }
    assertThat(table.size()).isEqualTo(model.values().stream().mapToInt(List::size).sum());
  }

  private static List<Long> locations(LocationTable table, long high, long low, boolean versioned) {
    List<Long> found = new ArrayList<>();
    for (long slot = table.first(high, low);
        slot != LocationTable.NO_SLOT;
        slot = table.next(slot, high, low)) {
      found.add(table.location(slot));
      assertThat(table.version(slot)).isEqualTo(versioned ? table.location(slot) : 0);
    }
    return found;
  }
}
