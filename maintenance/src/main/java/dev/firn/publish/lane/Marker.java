package dev.firn.publish.lane;

import dev.firn.lake.LaneProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What every commit of the keeper to main says about itself: the proof that each lane snapshot came
 * exactly once.
 *
 * @param through the last lane snapshot that main holds; -1 for none
 * @param n counts the keeper's publications
 * @param epoch run of the stream that the lane belongs to
 * @param sink the newest committed checkpoint of the sink; null before the first
 */
public record Marker(long through, long n, String epoch, @Nullable SinkTriple sink) {
  /** Nothing was published yet. */
  public static final Marker NONE = new Marker(-1, 0, "0", null);

  /** The marker of a summary, if it has one. */
  public static Optional<Marker> from(Map<String, String> summary) {
    String through = summary.get(LaneProperties.PUBLISHED_THROUGH);
    if (through == null) {
      return Optional.empty();
    }
    long n = Long.parseLong(summary.getOrDefault(LaneProperties.PUBLISHED_N, "0"));
    String epoch = summary.getOrDefault(LaneProperties.EPOCH, "0");
    SinkTriple sink = SinkTriple.from(summary).orElse(null);
    return Optional.of(new Marker(Long.parseLong(through), n, epoch, sink));
  }

  /** Has a commit to main carry this marker in its summary. */
  public void carry(SnapshotUpdate<?> update) {
    toSummary().forEach(update::set);
  }

  /**
   * Adds to a transaction that has committed to main that the table's property names that commit
   * ({@code docs/protocol.md}, H11).
   *
   * @return the snapshot of that commit, main's head once the transaction is committed
   */
  public long note(Transaction transaction) {
    long snapshotId = transaction.table().currentSnapshot().snapshotId();
    String property = new PublishedProperty(through, snapshotId, n).toJson();
    transaction.updateProperties().set(LaneProperties.PUBLISHED, property).commit();
    return snapshotId;
  }

  /** The summary entries that carry this marker. */
  public Map<String, String> toSummary() {
    Map<String, String> summary = new LinkedHashMap<>();
    summary.put(LaneProperties.PUBLISHED_THROUGH, Long.toString(through));
    summary.put(LaneProperties.PUBLISHED_N, Long.toString(n));
    summary.put(LaneProperties.EPOCH, epoch);
    if (sink != null) {
      sink.putInto(summary);
    }
    return summary;
  }
}
