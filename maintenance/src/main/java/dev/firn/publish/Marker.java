package dev.firn.publish;

import dev.firn.lake.LaneProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
  static final Marker NONE = new Marker(-1, 0, "0", null);

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
