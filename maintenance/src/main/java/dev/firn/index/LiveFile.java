package dev.firn.index;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.util.ContentFileUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * A data file of main.
 *
 * @param ordinal its number in this index, from 1, never used again
 * @param file without column statistics
 * @param deletes the delete files that apply to it
 * @param dead positions that those delete; never changed after construction
 */
public record LiveFile(int ordinal, DataFile file, List<DeleteFile> deletes, RoaringBitmap dead) {

  public LiveFile {
    deletes = List.copyOf(deletes);
  }

  /** Where the file is. */
  public String location() {
    return file.location();
  }

  /** The delete files that apply to this file alone, which may be removed with it. */
  public List<DeleteFile> ownDeletes() {
    return deletes.stream().filter(ContentFileUtil::isFileScoped).toList();
  }

  /** Whether no row is left. */
  public boolean isAllDead() {
    return dead.getLongCardinality() == file.recordCount();
  }

  boolean isLive(int position) {
    return !dead.contains(position);
  }
}
