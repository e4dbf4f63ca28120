package dev.firn.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What main must hold, by the plainest reading of the stream and of what others did to main. */
final class Model {
  static final Comparator<Row> ORDER = Comparator.comparingLong(Row::id).thenComparing(Row::value);

  private final boolean versioned;
  private final boolean confined;
  private final Map<Long, List<Row>> rows = new HashMap<>();

  /**
   * An empty table.
   *
   * @param versioned whether a row never replaces one of a greater version
   * @param confined whether deletes without a row work in one partition only
   */
  Model(boolean versioned, boolean confined) {
    this.versioned = versioned;
    this.confined = confined;
  }

  void apply(Change change) {
    List<Row> live = rows.computeIfAbsent(change.id(), id -> new ArrayList<>());
    Row row = change.row();
    if (row == null) {
      live.removeIf(old -> !confined || old.part().equals(change.part()));
    } else if (!versioned || live.stream().noneMatch(old -> old.version() > row.version())) {
      live.clear();
      live.add(row);
    }
  }

  /** An outside writer inserts without looking at the key. */
  void insert(Row row) {
    rows.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
  }

  /** An outside writer deletes these rows. */
  void remove(Set<Row> gone) {
    rows.values().forEach(live -> live.removeIf(gone::contains));
  }

  /** The rows of a key, in order. */
  List<Row> rows(long id) {
    return rows.getOrDefault(id, List.of()).stream().sorted(ORDER).toList();
  }

  /** Makes these the rows of a key. */
  void set(long id, List<Row> its) {
    rows.put(id, new ArrayList<>(its));
  }

  /** All rows, in order. */
  List<Row> rows() {
    return rows.values().stream().flatMap(List::stream).sorted(ORDER).toList();
  }
}
