package dev.firn.publish;

import dev.firn.index.IndexFollower;
import dev.firn.index.IndexSize;
import dev.firn.index.IndexStore;
import dev.firn.index.MainIndex;
import dev.firn.index.key.KeyColumns;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The one index of main that a publisher has: opened from where it is kept, brought to main before
 * each use, and opened anew where the table is another one or nobody knows any more what the index
 * describes. Owned by one thread.
 */
final class IndexHolder {
  private final IndexStore store;
  private final MainFollower follower;
  private @Nullable MainIndex index;

  IndexHolder(IndexStore store, IndexFollower follower) {
    this.store = store;
    this.follower = new MainFollower(follower);
  }

  /**
   * The index at that snapshot of main.
   *
   * @param columns null for a table without a key
   * @throws RuntimeException if a file cannot be read; the index is as before then, or begins anew
   */
  MainIndex at(Table table, long head, @Nullable KeyColumns columns) {
    MainIndex current = fitting(table, columns);
    follower.follow(table, head, current);
    return current;
  }

  private MainIndex fitting(Table table, @Nullable KeyColumns columns) {
    if (index == null || !index.fits(table, columns)) {
      forget();
      index = store.open(table, columns);
    }
    return index;
  }

  /** Gives the index up; the next one is opened. */
  void forget() {
    if (index != null) {
      index.close();
    }
    index = null;
  }

  /** Gives the index up if something has gone wrong while it changed. */
  void forgetIfBroken() {
    if (index != null && index.snapshotId().isEmpty()) {
      forget();
    }
  }

  /** Keeps the index for the next start, if that is due. */
  void saveIfDue() {
    if (index != null) {
      store.saveIfDue(index);
    }
  }

  /** Keeps the index for the next start. */
  void save() {
    if (index != null) {
      store.save(index);
    }
  }

  /** How large the index is. */
  IndexSize size() {
    return index == null ? IndexSize.NONE : index.size();
  }
}
