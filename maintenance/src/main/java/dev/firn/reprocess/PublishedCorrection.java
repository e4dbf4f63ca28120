package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * A correction that main holds, by its tags.
 *
 * @param pre main just before
 * @param post main just after
 * @param sequenceNumber of main just after
 */
record PublishedCorrection(String name, long pre, long post, long sequenceNumber) {

  /** Those that came to main after the fork of that one, the newest first. */
  static List<PublishedCorrection> since(Table table, Correction correction) {
    Snapshot fork = table.snapshot(correction.forkSnapshotId());
    List<PublishedCorrection> found = new ArrayList<>();
    for (String ref : table.refs().keySet()) {
      CorrectionNames.ofPost(ref)
          .ifPresent(name -> {
            PublishedCorrection other = of(table, name);
            if (other != null && fork != null && other.sequenceNumber() > fork.sequenceNumber()) {
              found.add(other);
            }
          });
    }
    found.sort(Comparator.comparingLong(PublishedCorrection::sequenceNumber).reversed());
    return found;
  }

  /** The one of that name; null if its tags are not both there. */
  static @Nullable PublishedCorrection of(Table table, String name) {
    SnapshotRef pre = table.refs().get(CorrectionNames.pre(name));
    SnapshotRef post = table.refs().get(CorrectionNames.post(name));
    Snapshot after = post == null ? null : table.snapshot(post.snapshotId());
    return pre == null || after == null
        ? null
        : new PublishedCorrection(
            name, pre.snapshotId(), after.snapshotId(), after.sequenceNumber());
  }
}
