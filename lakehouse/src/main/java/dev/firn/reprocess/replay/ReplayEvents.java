package dev.firn.reprocess.replay;

import java.util.List;

/**
 * What became of the events that a replay has read.
 *
 * @param read all of them
 * @param outside those whose time is not in the window
 * @param others rows of other tables of the stream
 * @param rows rows of the table, all versions of each key
 * @param refused what is no row of any table; no dead letters are made of them again
 * @param refusals what was wrong with a few of these
 */
public record ReplayEvents(
    long read, long outside, long others, long rows, long refused, List<String> refusals) {
  static final ReplayEvents NONE = new ReplayEvents(0, 0, 0, 0, 0, List.of());

  public ReplayEvents {
    refusals = List.copyOf(refusals);
  }
}
