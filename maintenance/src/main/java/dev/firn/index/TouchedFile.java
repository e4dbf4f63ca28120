package dev.firn.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.util.ContentFileUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * A data file of main that loses rows. It gets one more delete file of its own, until it has eight;
 * then one takes the place of all ({@code docs/protocol.md}, H24). Of deletion vectors there is
 * never more than one.
 *
 * @param file with its deletes from before, and all positions that are dead then
 * @param newlyDead the positions that were alive before
 */
public record TouchedFile(LiveFile file, RoaringBitmap newlyDead) {
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
    List<DeleteFile> own = file.ownDeletes();
    return own.size() >= MAX_OWN_DELETES || own.stream().anyMatch(ContentFileUtil::isDV);
  }

  /** The positions that the new delete file has to hold. */
  public RoaringBitmap positions() {
    return isMerging() ? file.dead() : newlyDead;
  }

  /** The delete files that go with this change. */
  public List<DeleteFile> removedDeletes() {
    return isAllDead() || isMerging() ? file.ownDeletes() : List.of();
  }

  /** The file with that delete file. */
  LiveFile with(DeleteFile delete) {
    Set<String> removed =
        removedDeletes().stream().map(DeleteFile::location).collect(Collectors.toSet());
    List<DeleteFile> deletes = new ArrayList<>(file.deletes());
    deletes.removeIf(old -> removed.contains(old.location()));
    deletes.add(delete);
    return new LiveFile(file.ordinal(), file.file(), deletes, file.dead());
  }
}
