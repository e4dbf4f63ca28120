package dev.firn.publish.replace;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.MainIndex;
import dev.firn.index.PositionMap;
import dev.firn.publish.delete.DeadPositions;
import dev.firn.publish.lane.LaneView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * Fits a replacement to main as it is now: what has died since the old files were read dies in the
 * new ones ({@code docs/protocol.md}, H14). Reads nothing but the index.
 */
public final class ReplacementPlanner {
  private static final int LEFT_OUT = -1;

  private final MainIndex index;
  private final FileReplacement replacement;

  /**
   * A planner.
   *
   * @param index at the head of main
   */
  public ReplacementPlanner(MainIndex index, FileReplacement replacement) {
    this.index = index;
    this.replacement = replacement;
  }

  /** Why the replacement is of no use; empty if it is of use. */
  public Optional<String> obstacle() {
    List<LiveFile> old = remaining();
    if (old.isEmpty()) {
      return Optional.of("none of the files that were rewritten is on main any more");
    }
    for (LiveFile now : old) {
      if (!now.dead().contains(deadBefore(now.location()))) {
        return Optional.of(now.location() + " has rows that were dead and live again");
      }
    }
    return replacement.added().stream()
        .filter(file -> index.file(file.location()).isPresent())
        .findFirst()
        .map(file -> file.location() + " is on main already");
  }

  /**
   * The plan, if there is no obstacle.
   *
   * @param form in which it is written what died
   */
  public ReplacementPlan plan(LaneView view, DeleteForm form) {
    List<RoaringBitmap> dead = dead();
    int[] numbers = new int[dead.size()];
    List<DataFile> added = new ArrayList<>();
    List<DeadPositions> late = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      DataFile file = replacement.added().get(i);
      boolean allDead = dead.get(i).getLongCardinality() == file.recordCount();
      numbers[i] = allDead ? LEFT_OUT : added.size();
      if (!allDead) {
        added.add(file);
        if (!dead.get(i).isEmpty()) {
          late.add(new DeadPositions(file, dead.get(i)));
        }
      }
    }
    return new ReplacementPlan(
        replacement.id(),
        view.mainHead(),
        view.marker(),
        form,
        remaining(),
        added,
        late,
        renumbered(replacement.positions(), numbers));
  }

  /**
   * What is dead in each of the new files. A file that went from main has taken its rows along:
   * they were deleted, or others have them.
   */
  private List<RoaringBitmap> dead() {
    List<RoaringBitmap> dead = new ArrayList<>();
    replacement.added().forEach(file -> dead.add(new RoaringBitmap()));
    for (FileReplacement.Replaced old : replacement.replaced()) {
      Optional<LiveFile> now = index.file(old.file().location());
      if (now.isEmpty() || now.get().dead().getCardinality() > old.dead().getCardinality()) {
        replacement
            .positions()
            .forEach(
                old.file().location(),
                (position, newFile, newPosition) -> {
                  if (now.isEmpty() || now.get().dead().contains(position)) {
                    dead.get(newFile).add(newPosition);
                  }
                });
      }
    }
    return dead;
  }

  /** The old files that main still has. */
  private List<LiveFile> remaining() {
    return replacement.replaced().stream()
        .flatMap(old -> index.file(old.file().location()).stream())
        .toList();
  }

  private RoaringBitmap deadBefore(String location) {
    return replacement.replaced().stream()
        .filter(old -> old.file().location().equals(location))
        .findFirst()
        .map(FileReplacement.Replaced::dead)
        .orElseThrow();
  }

  private static PositionMap renumbered(PositionMap map, int[] numbers) {
    return (location, moves) ->
        map.forEach(
            location,
            (position, newFile, newPosition) -> {
              if (numbers[newFile] != LEFT_OUT) {
                moves.moved(position, numbers[newFile], newPosition);
              }
            });
  }
}
