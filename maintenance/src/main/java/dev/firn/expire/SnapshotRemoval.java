package dev.firn.expire;

import dev.firn.lake.Lanes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CleanableFailure;

/**
 * Takes snapshots out of a table's metadata, as one compare-and-set on one captured base. No file
 * is touched.
 */
final class SnapshotRemoval {
  private SnapshotRemoval() {}

  /** What came of it. */
  sealed interface Outcome {
    /** They are gone. */
    record Removed() implements Outcome {}

    /** Someone committed meanwhile: nothing was changed. */
    record Refused(String reason) implements Outcome {}

    /** It is not known whether they are gone. */
    record Unknown(RuntimeException cause) implements Outcome {}
  }

  static Outcome commit(
      TableOperations operations,
      TableMetadata base,
      Set<Long> snapshotIds,
      List<String> refs,
      List<PendingExpiry> pending) {
    TableMetadata.Builder changed = TableMetadata.buildFrom(base);
    if (!snapshotIds.isEmpty() && !comparesAll(operations)) {
      base.refs().forEach((name, ref) -> assertRef(changed, name, ref));
    }
    refs.forEach(changed::removeRef);
    changed.removeSnapshots(snapshotIds);
    changed.setProperties(Map.of(PendingExpiry.PROPERTY, PendingExpiry.toProperty(pending)));
    try {
      operations.commit(base, changed.build());
      return new Outcome.Removed();
    } catch (RuntimeException e) {
      return e instanceof CleanableFailure
          ? new Outcome.Refused(String.valueOf(e.getMessage()))
          : new Outcome.Unknown(e);
    }
  }

  /** Whether the catalog compares all of the metadata, rather than what a commit names. */
  private static boolean comparesAll(TableOperations operations) {
    return operations instanceof BaseMetastoreTableOperations;
  }

  /**
   * Has a REST catalog compare a branch or tag, which it does only for one that is set: else a
   * branch that was set back to an expired snapshot meanwhile would be dropped ({@code
   * docs/protocol.md}, H19).
   */
  private static void assertRef(TableMetadata.Builder changed, String name, SnapshotRef ref) {
    SnapshotRef.Builder other = SnapshotRef.builderFrom(ref, ref.snapshotId());
    Long age = name.equals(Lanes.MAIN) ? ref.maxSnapshotAgeMs() : ref.maxRefAgeMs();
    long otherAge = age == null || age == 1 ? Long.MAX_VALUE : age - 1;
    changed.setRef(
        name,
        (name.equals(Lanes.MAIN) ? other.maxSnapshotAgeMs(otherAge) : other.maxRefAgeMs(otherAge))
            .build());
    changed.setRef(name, ref);
  }
}
