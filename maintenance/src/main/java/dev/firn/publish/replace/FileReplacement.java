package dev.firn.publish.replace;

import dev.firn.index.PositionMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * Data files of main that others can take the place of: the new ones hold exactly the rows of the
 * old ones that were live when those were read.
 *
 * @param id unique; the snapshot that holds the replacement names it
 * @param replaced the old files
 * @param added the new files, in the order in which the map counts them; of the same specs and
 *     partitions as the old ones
 * @param positions where each row went
 */
public record FileReplacement(
    String id, List<Replaced> replaced, List<DataFile> added, PositionMap positions) {

  /**
   * An old file.
   *
   * @param dead positions that were dead when it was read, whose rows went nowhere
   */
  public record Replaced(DataFile file, RoaringBitmap dead) {}

  public FileReplacement {
    replaced = List.copyOf(replaced);
    added = List.copyOf(added);
    Set<String> locations = new HashSet<>();
    replaced.forEach(old -> requireNew(locations, old.file().location()));
    added.forEach(file -> requireNew(locations, file.location()));
    if (replaced.isEmpty()) {
      throw new IllegalArgumentException("Cannot replace files: there are none");
    }
  }

  private static void requireNew(Set<String> locations, String location) {
    if (!locations.add(location)) {
      throw new IllegalArgumentException(
          "Cannot replace files: " + location + " is named twice in one replacement");
    }
  }
}
