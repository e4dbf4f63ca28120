package dev.firn.publish;

import dev.firn.index.DeleteForm;
import dev.firn.index.StagedFile;
import dev.firn.index.StagedIndex;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.util.ContentFileUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one publication is going to do; nothing is written yet.
 *
 * @param mainHead the snapshot of main that this was planned on, and that its commit insists on
 * @param laneSnapshots the snapshots that it takes, oldest first
 * @param laneHead head of the lane when this was planned
 * @param marker what main is going to say of itself
 * @param staged the index after it
 * @param counts what happens to rows
 */
public record PublicationPlan(
    long mainHead,
    List<Long> laneSnapshots,
    long laneHead,
    Marker marker,
    StagedIndex staged,
    StagingCounts counts) {

  public PublicationPlan {
    laneSnapshots = List.copyOf(laneSnapshots);
  }

  /** Whether the lane holds nothing beyond this, so that it can move onto main. */
  boolean reachesLaneHead() {
    return marker.through() == laneHead;
  }

  /** New files with a live row. */
  List<StagedFile> newFiles() {
    return staged.added().stream().filter(file -> !file.isAllDead()).toList();
  }

  /** New files whose delete file of the lane can be added as it is. */
  List<StagedFile> carryingFiles() {
    return newFiles().stream().filter(this::canCarry).toList();
  }

  /** In which form it is written what died. */
  DeleteForm form() {
    return staged.form();
  }

  /** What comes to main and what dies there, but for the deletes of the lane that are carried. */
  RowChange change() {
    List<RowChange.Added> files =
        newFiles().stream()
            .map(file ->
                new RowChange.Added(
                    file.file(), canCarry(file) ? new RoaringBitmap() : file.dead()))
            .toList();
    return new RowChange(form(), files, staged.touched());
  }

  /** The lane's delete file serves on main too: the only one, for this file alone, complete. */
  private boolean canCarry(StagedFile file) {
    if (form() == DeleteForm.VECTORS
        || file.laneDeletes().size() != 1
        || !file.laneDead().equals(file.dead())) {
      return false;
    }
    DeleteFile delete = file.laneDeletes().get(0);
    return ContentFileUtil.isFileScoped(delete)
        && delete.specId() == file.file().specId()
        && delete.partition().equals(file.file().partition());
  }
}
