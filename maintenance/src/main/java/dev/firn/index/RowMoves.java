package dev.firn.index;

import java.nio.LongBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The new places of all live rows of replaced files. Made before anything is changed, and refuses a
 * {@link PositionMap} that loses or resurrects a row.
 */
final class RowMoves {
  private final FileTable files;
  private final @Nullable LongBuffer[] byOldOrdinal;
  private final List<RewrittenFile> targets;
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
    this.byOldOrdinal = new @Nullable LongBuffer[files.nextOrdinal()];
    this.ordinals = new int[targets.size()];
    this.arrived = new long[targets.size()];
    int next = files.nextOrdinal();
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = next;
      next += Location.ordinals(targets.get(i).file().recordCount());
    }
  }

  void add(LiveFile old, PositionMap map) {
    long[] moves = new long[Math.toIntExact(old.file().recordCount())];
    map.forEach(
        old.location(),
        (oldPosition, newFile, newPosition) -> {
          boolean dead = targets.get(newFile).dead().contains(newPosition);
          if (dead == old.isLive(oldPosition)) {
            throw new IllegalArgumentException(
                refusal(old, oldPosition)
                    + (dead ? " lives and is dead" : " is dead and lives")
                    + " in "
                    + targets.get(newFile).file().location());
          }
          if (!dead) {
            moves[oldPosition] = Location.of(ordinals[newFile], newPosition);
            arrived[newFile]++;
          }
        });
    requireAll(old, moves);
    byOldOrdinal[old.ordinal()] = LongBuffer.wrap(moves);
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
    LongBuffer moves = byOldOrdinal[file.ordinal()];
    return moves == null ? location : moves.get(Location.position(location, file.ordinal()));
  }

  private static void requireAll(LiveFile old, long[] moves) {
    for (int position = 0; position < moves.length; position++) {
      if (moves[position] == Location.NONE && old.isLive(position)) {
        throw new IllegalArgumentException(refusal(old, position) + " has no new place");
      }
    }
  }

  private static String refusal(LiveFile old, int position) {
    return "Cannot replace " + old.location() + ": its row " + position;
  }
}
