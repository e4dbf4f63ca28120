package dev.firn.index;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * A data file that a compaction has put onto main.
 *
 * @param file the new data file
 * @param deletes the delete files that came with it: for rows that died while it was written
 * @param dead the positions that those delete
 */
public record RewrittenFile(DataFile file, List<DeleteFile> deletes, RoaringBitmap dead) {

  public RewrittenFile {
    deletes = List.copyOf(deletes);
  }
}
