package dev.firn.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What main must hold, by the plainest reading of the stream and of what others did to main. */
final class Model {
  private final boolean versioned;
  private final Map<Long, List<Row>> rows = new HashMap<>();

  Model(boolean versioned) {
    this.versioned = versioned;
  }

  /** One row; values are unique. */
  record Row(long id, String value, long version) {}

  /** The last word of one checkpoint about one key; a null row deletes it. */
  record Change(long id, @Nullable Row row) {}

  void apply(Change change) {
    List<Row> live = rows.computeIfAbsent(change.id(), id -> new ArrayList<>());
    Row row = change.row();
    boolean late =
        versioned && row != null && live.stream().anyMatch(old -> old.version() > row.version());
    if (!late) {
      live.clear();
      if (row != null) {
        live.add(row);
      }
    }
  }

  /** An outside writer inserts without looking at the key. */
  void insert(Row row) {
    rows.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
  }

  /** An outside writer leaves only these. */
  void retain(List<String> shown) {
    rows.values().forEach(live -> live.removeIf(row -> !shown.contains(show(row))));
  }

  List<String> shown() {
    return rows.values().stream().flatMap(List::stream).map(Model::show).sorted().toList();
  }

  private static String show(Row row) {
    return row.id() + "=" + row.value();
  }
}
