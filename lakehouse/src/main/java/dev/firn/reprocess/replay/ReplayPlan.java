package dev.firn.reprocess.replay;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a replay reads.
 *
 * @param table whose rows are computed
 * @param stream that fills it
 * @param from the first moment that counts
 * @param to the first that does not any more
 * @param ranges where its events are; at least one
 * @param notes what differs from what was asked for, a line each
 */
public record ReplayPlan(
    String table,
    String stream,
    String topic,
    Instant from,
    Instant to,
    List<Range> ranges,
    List<String> notes) {

  public ReplayPlan {
    ranges = List.copyOf(ranges);
    notes = List.copyOf(notes);
  }

  /**
   * Events of one partition, not all of which need be of the window.
   *
   * @param from offset of the first
   * @param to offset after the last
   */
  public record Range(int partition, long from, long to) {

    /** How many there are at most: offsets may have gaps. */
    public long events() {
      return to - from;
    }
  }

  /** How many events are read at most. */
  public long events() {
    return ranges.stream().mapToLong(Range::events).sum();
  }

  /** What the job is told, besides the lake and its own settings. */
  List<String> arguments(String staging) {
    return List.of(
        "--table=" + table,
        "--into=" + staging,
        "--from=" + from,
        "--to=" + to,
        "--offsets="
            + ranges.stream()
                .map(range -> range.partition() + ":" + range.from() + "-" + range.to())
                .collect(Collectors.joining(",")));
  }
}
