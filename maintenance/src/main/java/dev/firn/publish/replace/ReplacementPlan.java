package dev.firn.publish.replace;

import dev.firn.index.DeleteForm;
import dev.firn.index.LiveFile;
import dev.firn.index.PositionMap;
import dev.firn.index.RewrittenFile;
import dev.firn.publish.delete.DeadPositions;
import dev.firn.publish.lane.Marker;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.util.DeleteFileSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one replacement does to main as it is; nothing is written yet.
 *
 * @param id of the replacement
 * @param mainHead the snapshot that the commit insists on
 * @param marker what main says of itself, and goes on saying
 * @param form in which it is written what died
 * @param old the files that go, as main has them now
 * @param added the files that come, each with a live row
 * @param late the rows of those that have died meanwhile
 * @param positions where rows went, counting the files that come
 */
public record ReplacementPlan(
    String id,
    long mainHead,
    Marker marker,
    DeleteForm form,
    List<LiveFile> old,
    List<DataFile> added,
    List<DeadPositions> late,
    PositionMap positions) {

  public ReplacementPlan {
    old = List.copyOf(old);
    added = List.copyOf(added);
    late = List.copyOf(late);
  }

  /** Delete files that apply to the old files alone. */
  List<DeleteFile> removedDeletes() {
    DeleteFileSet removed = DeleteFileSet.create();
    old.forEach(file -> removed.addAll(file.ownDeletes()));
    return List.copyOf(removed);
  }

  /** The files that come, as the index takes them in. */
  public List<RewrittenFile> rewritten(Map<String, DeleteFile> deletes) {
    Map<String, RoaringBitmap> dead =
        late.stream()
            .collect(Collectors.toMap(it -> it.file().location(), DeadPositions::positions));
    return added.stream()
        .map(file ->
            new RewrittenFile(
                file,
                Stream.ofNullable(deletes.get(file.location())).toList(),
                dead.getOrDefault(file.location(), new RoaringBitmap())))
        .toList();
  }

  Replacement.Counts counts() {
    long rows = late.stream().mapToLong(dead -> dead.positions().getLongCardinality()).sum();
    return new Replacement.Counts(
        old.size(), removedDeletes().size(), added.size(), rows, late.size());
  }
}
