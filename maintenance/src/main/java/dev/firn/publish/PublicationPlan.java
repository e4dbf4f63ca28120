package dev.firn.publish;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.StagedFile;
import dev.firn.index.StagedIndex;
import dev.firn.index.TouchedFile;
import dev.firn.publish.commit.RowChange;
import dev.firn.publish.lane.Marker;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
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
 * @param touched files of main that lose rows
 * @param counts what happens to rows
 * @param rewritten files that are rewritten in the same commit
 */
public record PublicationPlan(
    long mainHead,
    List<Long> laneSnapshots,
    long laneHead,
    Marker marker,
    StagedIndex staged,
    List<TouchedFile> touched,
    StagingCounts counts,
    RewrittenFiles rewritten) {

  public PublicationPlan {
    laneSnapshots = List.copyOf(laneSnapshots);
    touched = List.copyOf(touched);
  }

  /** Whether the lane holds nothing beyond this, so that it can move onto main. */
  boolean reachesLaneHead() {
    return marker.through() == laneHead;
  }

  /** The same with files that are rewritten in the same commit. */
  PublicationPlan with(RewrittenFiles newRewritten) {
    return new PublicationPlan(
        mainHead, laneSnapshots, laneHead, marker, staged, touched, counts, newRewritten);
  }

  /** New files with a live row, which are not rewritten. */
  List<StagedFile> newFiles() {
    return staged.added().stream()
        .filter(file -> !file.isAllDead() && !rewritten.holds(file.file().location()))
        .toList();
  }

  /** Files of main that lose rows and are not rewritten. */
  List<TouchedFile> touchedFiles() {
    return touched.stream().filter(file -> !rewritten.holds(file.location())).toList();
  }

  /** Files of the lane that do not come onto main as they are. */
  List<DataFile> takenFiles() {
    return staged.added().stream()
        .filter(file -> file.isAllDead() || rewritten.holds(file.file().location()))
        .map(StagedFile::file)
        .toList();
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
    Stream<RowChange.Added> coming =
        newFiles().stream()
            .map(file ->
                new RowChange.Added(
                    file.file(), canCarry(file) ? new RoaringBitmap() : file.dead()));
    Stream<RowChange.Added> made =
        rewritten.added().stream().map(file -> new RowChange.Added(file, new RoaringBitmap()));
    List<LiveFile> replaced =
        touched.stream()
            .filter(file -> rewritten.holds(file.location()))
            .map(TouchedFile::file)
            .toList();
    return new RowChange(form(), Stream.concat(coming, made).toList(), touchedFiles(), replaced);
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
