package dev.firn.expire;

import dev.firn.lake.Retention;
import java.time.Clock;
import java.time.Duration;

/**
 * How much of a table's history is kept. A reader that needs a snapshot for longer names it by a
 * tag.
 *
 * @param snapshotAge snapshots of main younger than this are kept
 * @param minSnapshots so many snapshots of main are kept whatever their age
 * @param maxSnapshots so many are kept at most, however young they are; not below {@code
 *     minSnapshots}
 * @param laneGrace snapshots of the lane are kept for so long after they were published
 * @param strayGrace snapshots that no branch or tag leads to and nobody published are kept for so
 *     long
 * @param fileGrace files are deleted so long after the snapshots that named them were expired: a
 *     reader that began before then, or a commit of the sink under way, still finds them
 * @param clock what the time is
 */
public record ExpiryPolicy(
    Duration snapshotAge,
    int minSnapshots,
    int maxSnapshots,
    Duration laneGrace,
    Duration strayGrace,
    Duration fileGrace,
    Clock clock) {

  /** A cap that keeps metadata.json small: each snapshot is about 1 KiB of it. */
  public static final int DEFAULT_MAX_SNAPSHOTS = 200;

  private static final Duration DEFAULT_LANE_GRACE = Duration.ofMinutes(2);
  private static final Duration DEFAULT_STRAY_GRACE = Duration.ofDays(1);
  private static final Duration DEFAULT_FILE_GRACE = Duration.ofHours(1);
  private static final Duration MIN_FILE_GRACE = Duration.ofMinutes(10);

  public ExpiryPolicy {
    maxSnapshots = Math.max(minSnapshots, maxSnapshots);
    if (snapshotAge.isNegative() || minSnapshots < 1) {
      throw new IllegalArgumentException(
          "Cannot expire snapshots older than "
              + snapshotAge
              + " but the last "
              + minSnapshots
              + ": an age must not be negative, and one snapshot stays");
    }
    if (laneGrace.isNegative() || strayGrace.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot expire snapshots of lanes after "
              + laneGrace
              + " and others after "
              + strayGrace);
    }
    if (fileGrace.compareTo(MIN_FILE_GRACE) < 0) {
      throw new IllegalArgumentException(
          "Cannot delete files "
              + fileGrace
              + " after their snapshots: commits under way read them, so "
              + MIN_FILE_GRACE
              + " is the least");
    }
  }

  /** What a table declares, with the defaults for the rest. */
  public static ExpiryPolicy of(Retention retention, int maxSnapshots, Clock clock) {
    return new ExpiryPolicy(
        retention.snapshotAge(),
        retention.minSnapshots(),
        maxSnapshots,
        DEFAULT_LANE_GRACE,
        DEFAULT_STRAY_GRACE,
        DEFAULT_FILE_GRACE,
        clock);
  }

  boolean isYounger(long timestampMillis, Duration age) {
    return clock.millis() - timestampMillis < age.toMillis();
  }
}
