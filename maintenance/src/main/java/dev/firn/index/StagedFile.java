package dev.firn.index;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.roaringbitmap.RoaringBitmap;

/**
 * A data file that is to come onto main.
 *
 * @param ordinal the number that it will have
 * @param file with its column statistics
 * @param laneDeletes the delete files that the lane's writer made for it
 * @param laneDead positions dead by those
 * @param dead positions dead by those or by what was staged since; grows
 */
public record StagedFile(
    int ordinal,
    DataFile file,
    List<DeleteFile> laneDeletes,
    RoaringBitmap laneDead,
    RoaringBitmap dead) {

  public StagedFile {
    laneDeletes = List.copyOf(laneDeletes);
  }

  /** Whether no row is left; two deletes of one position count once. */
  public boolean isAllDead() {
    return dead.getLongCardinality() == file.recordCount();
  }
}
