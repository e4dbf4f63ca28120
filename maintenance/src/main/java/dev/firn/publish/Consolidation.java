package dev.firn.publish;

import dev.firn.publish.replace.FileReplacement;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rewrites files that a publication is about to leave worn, so that the commit brings the new ones
 * and readers never see the others. Called on the table's thread, before the commit: it delays what
 * is published, so it has to be worth it and small.
 */
public interface Consolidation {
  /** Leaves all files as they are. */
  Consolidation NONE = (table, files) -> List.of();

  /**
   * A data file as a publication would leave it.
   *
   * @param file without column statistics if it is on main already
   * @param deletes the delete files that apply to it on main or came with it on the lane; those
   *     that the publication adds are not yet written
   * @param dead all positions that are dead then; must not be changed
   * @param isNew whether it comes with the publication
   */
  record File(DataFile file, List<DeleteFile> deletes, RoaringBitmap dead, boolean isNew) {

    /** Share of the rows that are dead. */
    public double deadShare() {
      return file.recordCount() == 0 ? 0 : dead.getLongCardinality() / (double) file.recordCount();
    }
  }

  /**
   * Rewrites those that are worth it.
   *
   * @param table as it was loaded for the plan
   * @param files those that come and those that lose rows, each with a live row
   * @return replacements of some of these files, with exactly the dead positions that were told; no
   *     file is in two of them
   * @throws RuntimeException if one cannot be rewritten; nothing is left of any then
   */
  List<FileReplacement> rewrite(Table table, List<File> files);
}
