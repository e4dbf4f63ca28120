package dev.firn.lake;

import java.time.Duration;

/**
 * How long history can be read.
 *
 * @param snapshotAge snapshots of main younger than this are kept
 * @param minSnapshots so many snapshots of main are kept whatever their age
 */
public record Retention(Duration snapshotAge, int minSnapshots) {

  /** Five days, and at least ten snapshots. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(5), 10);
}
