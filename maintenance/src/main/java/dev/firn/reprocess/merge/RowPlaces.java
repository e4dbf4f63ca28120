package dev.firn.reprocess.merge;

import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.LongColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Where the rows of numbered keys are in one snapshot: no row for a key, one, or, where others have
 * inserted it again, several. Eight bytes a key. Not thread-safe.
 */
final class RowPlaces implements AutoCloseable {
  private final LongColumn first;
  private final Map<Integer, List<Long>> more = new HashMap<>();

  RowPlaces(IndexMemory memory) {
    first = new LongColumn(memory);
  }

  void add(int key, long place) {
    if (first.get(key) == Place.NONE) {
      first.set(key, place);
    } else {
      more.computeIfAbsent(key, any -> new ArrayList<>()).add(place);
    }
  }

  /** One of the key's rows, {@link Place#NONE} if it has none. */
  long first(int key) {
    return first.get(key);
  }

  boolean has(int key) {
    return first.get(key) != Place.NONE;
  }

  int count(int key) {
    if (!has(key) || more.isEmpty()) {
      return has(key) ? 1 : 0;
    }
    return 1 + more.getOrDefault(key, List.of()).size();
  }

  void forEach(int key, LongConsumer places) {
    if (has(key)) {
      places.accept(first.get(key));
      if (!more.isEmpty()) {
        more.getOrDefault(key, List.of()).forEach(places::accept);
      }
    }
  }

  /** Whether the key has the same rows there. */
  boolean isSame(int key, RowPlaces other) {
    if (more.isEmpty() && other.more.isEmpty()) {
      return first.get(key) == other.first.get(key);
    }
    return count(key) == other.count(key) && set(key).equals(other.set(key));
  }

  /** Forgets those rows of a key that are in the set, and says whether there were such. */
  boolean remove(int key, PlaceSet gone) {
    if (more.isEmpty() || !more.containsKey(key)) {
      boolean isGone = has(key) && gone.contains(first.get(key));
      if (isGone) {
        first.set(key, Place.NONE);
      }
      return isGone;
    }
    List<Long> kept = new ArrayList<>();
    forEach(
        key,
        place -> {
          if (!gone.contains(place)) {
            kept.add(place);
          }
        });
    boolean changed = kept.size() < count(key);
    first.set(key, Place.NONE);
    more.remove(key);
    kept.forEach(place -> add(key, place));
    return changed;
  }

  @Override
  public void close() {
    first.close();
    more.clear();
  }

  private Set<Long> set(int key) {
    Set<Long> places = new HashSet<>();
    forEach(key, places::add);
    return places;
  }
}
