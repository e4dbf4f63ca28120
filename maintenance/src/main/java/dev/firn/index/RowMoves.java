package dev.firn.index;

import dev.firn.index.memory.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The new places of all live rows of replaced files. Made before anything is changed, and refuses a
 * {@link PositionMap} that loses or resurrects a row.
 */
final class RowMoves {
  private final FileTable files;
  private final @Nullable MovedRows[] byOldOrdinal;
  private final List<RewrittenFile> targets;
  private final RoaringBitmap[] deadByTarget;
  private final int[] ordinals;
  private final long[] arrived;

  /**
   * No moves yet.
   *
   * @param files with the old files, without the new ones
   */
  RowMoves(FileTable files, List<RewrittenFile> targets) {
    this.files = files;
    this.targets = targets;
    this.byOldOrdinal = new @Nullable MovedRows[files.nextOrdinal()];
    this.deadByTarget = targets.stream().map(RewrittenFile::dead).toArray(RoaringBitmap[]::new);
    this.ordinals = new int[targets.size()];
    this.arrived = new long[targets.size()];
    int next = files.nextOrdinal();
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = next;
      next += Location.ordinals(targets.get(i).file().recordCount());
    }
  }

  void add(LiveFile old, PositionMap map) {
    MovedRows rows = new MovedRows(Math.toIntExact(old.file().recordCount()));
    forEachLive(
        old,
        map,
        (oldPosition, newFile, newPosition) -> {
          rows.add(oldPosition, Location.of(ordinals[newFile], newPosition));
          arrived[newFile]++;
        });
    if (!rows.areAllBut(old.dead())) {
      throw refused(old, map);
    }
    rows.complete();
    if (rows.isScattered()) {
      forEachLive(
          old,
          map,
          (oldPosition, newFile, newPosition) ->
              rows.scatter(oldPosition, Location.of(ordinals[newFile], newPosition)));
    }
    byOldOrdinal[old.ordinal()] = rows;
  }

  /** Shows the rows that live where they went. */
  private void forEachLive(LiveFile old, PositionMap map, PositionMap.Moves moves) {
    map.forEach(
        old.location(),
        (oldPosition, newFile, newPosition) -> {
          if (!deadByTarget[newFile].contains(newPosition)) {
            moves.moved(oldPosition, newFile, newPosition);
          }
        });
  }

  /** What is wrong with the map: a row that lives in one place and is dead in the other. */
  private IllegalArgumentException refused(LiveFile old, PositionMap map) {
    RoaringBitmap placed = new RoaringBitmap();
    map.forEach(
        old.location(),
        (oldPosition, newFile, newPosition) -> {
          boolean dead = deadByTarget[newFile].contains(newPosition);
          if (dead == old.isLive(oldPosition)) {
            throw new IllegalArgumentException(
                refusal(old, oldPosition)
                    + (dead ? " lives and is dead" : " is dead and lives")
                    + " in "
                    + targets.get(newFile).file().location());
          }
          placed.add(oldPosition);
        });
    int lost = 0;
    while (placed.contains(lost) || !old.isLive(lost)) {
      lost++;
    }
    return new IllegalArgumentException(refusal(old, lost) + " has no new place");
  }

  /** Refuses new files with rows that came from nowhere. */
  void requireComplete() {
    for (int i = 0; i < arrived.length; i++) {
      RewrittenFile file = targets.get(i);
      long live = file.file().recordCount() - file.dead().getLongCardinality();
      if (live != arrived[i]) {
        throw new IllegalArgumentException(
            "Cannot replace files: "
                + file.file().location()
                + " has "
                + live
                + " live rows, of which "
                + arrived[i]
                + " are in the position map");
      }
    }
  }

  /** Where a row is now: its new place, the same if its file was not replaced, or none. */
  long apply(long location) {
    LiveFile file = files.findAt(location);
    if (file == null) {
      return Location.NONE;
    }
    MovedRows moves = byOldOrdinal[file.ordinal()];
    return moves == null ? location : moves.of(Location.position(location, file.ordinal()));
  }

  private static String refusal(LiveFile old, int position) {
    return "Cannot replace " + old.location() + ": its row " + position;
  }
}
