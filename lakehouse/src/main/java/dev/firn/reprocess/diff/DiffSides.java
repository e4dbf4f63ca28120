package dev.firn.reprocess.diff;

import dev.firn.lake.CorrectionNames;
import dev.firn.reprocess.Correction;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * What is compared, as ids of snapshots.
 *
 * @param before the fork of a correction, or main just before it was published
 * @param after its branch, or main just after
 */
public record DiffSides(long before, long after) {

  static DiffSides of(Table table, Correction correction) {
    SnapshotRef pre = table.refs().get(CorrectionNames.pre(correction.name()));
    SnapshotRef post = table.refs().get(CorrectionNames.post(correction.name()));
    return correction.isOpen() || pre == null || post == null
        ? new DiffSides(correction.forkSnapshotId(), correction.head())
        : new DiffSides(pre.snapshotId(), post.snapshotId());
  }
}
