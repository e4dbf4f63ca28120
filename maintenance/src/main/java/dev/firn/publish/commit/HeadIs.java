package dev.firn.publish.commit;

import java.util.Iterator;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;

/**
 * Lets a commit pass only while main is still at one snapshot: the strict parent that every keeper
 * commit insists on ({@code docs/protocol.md}, H6).
 */
public record HeadIs(long snapshotId) implements SnapshotAncestryValidator {

  @Override
  public boolean validate(Iterable<Snapshot> ancestors) {
    Iterator<Snapshot> heads = ancestors.iterator();
    return heads.hasNext() && heads.next().snapshotId() == snapshotId;
  }

  @Override
  public String errorMessage() {
    return "main is not at " + snapshotId + " any more";
  }
}
