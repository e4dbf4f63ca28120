package dev.firn.lake;

import java.time.Duration;

/**
 * How a table is kept small and fast.
 *
 * @param compact whether small files and files with many dead rows are rewritten
 * @param targetFileBytes size of a rewritten data file
 * @param deadPercent a data file is rewritten when more of its rows than this are dead, 1 to 100
 * @param maxSnapshots so many snapshots of main are kept at most, however young they are
 * @param orphanWindow files that no snapshot names are kept for so long
 * @param orphanInterval how often such files are looked for
 */
public record Upkeep(
    boolean compact,
    long targetFileBytes,
    int deadPercent,
    int maxSnapshots,
    Duration orphanWindow,
    Duration orphanInterval) {

  /**
   * Files of 128 MiB with a fifth of their rows dead at most, two hundred snapshots (some 200 KiB
   * of metadata), and orphans of a week looked for once a day.
   */
  public static final Upkeep DEFAULT =
      new Upkeep(true, 128L << 20, 20, 200, Duration.ofDays(7), Duration.ofDays(1));
}
