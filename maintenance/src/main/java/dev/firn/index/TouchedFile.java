package dev.firn.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DeleteFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * A data file of main that loses rows. It gets one more delete file of its own, until it has eight;
 * then one takes the place of all ({@code docs/protocol.md}, H24). A deletion vector takes the
 * place of all that was there before, at once (H10).
 *
 * @param file with its deletes from before, and all positions that are dead then
 * @param newlyDead the positions that were alive before
 * @param form of its new delete file
 */
public record TouchedFile(LiveFile file, RoaringBitmap newlyDead, DeleteForm form) {
  private static final int MAX_OWN_DELETES = 8;

  /** Where the file is. */
  public String location() {
    return file.location();
  }

  /** Whether no row is left. */
  public boolean isAllDead() {
    return file.isAllDead();
  }

  /** Whether the new delete file replaces those that the data file has for itself alone. */
  public boolean isMerging() {
    return form == DeleteForm.VECTORS || file.ownDeletes().size() >= MAX_OWN_DELETES;
  }

  /** The positions that the new delete file has to hold. */
  public RoaringBitmap positions() {
    return isMerging() ? file.dead() : newlyDead;
  }

  /** The delete files that go with this change. */
  public List<DeleteFile> removedDeletes() {
    return isAllDead() || isMerging() ? file.ownDeletes() : List.of();
  }

  /**
   * The file with that delete file. Deletes of several data files stay in the table, but do not
   * apply to one that has a vector.
   */
  LiveFile with(DeleteFile delete) {
    if (form == DeleteForm.VECTORS) {
      return new LiveFile(file.ordinal(), file.file(), List.of(delete), file.dead());
    }
    Set<String> removed =
        removedDeletes().stream().map(DeleteFile::location).collect(Collectors.toSet());
    List<DeleteFile> deletes = new ArrayList<>(file.deletes());
    deletes.removeIf(old -> removed.contains(old.location()));
    deletes.add(delete);
    return new LiveFile(file.ordinal(), file.file(), deletes, file.dead());
  }
}
