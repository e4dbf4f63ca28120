package dev.firn.replay;

import java.time.Duration;

/**
 * What was sent and what the tables must hold for it.
 *
 * @param complete whether the whole workload is sent; false if the replay was stopped
 * @param resumedAt events that an earlier run had sent; they are part of the counts
 * @param sent counts of the whole stream up to where it ended
 * @param expected what the tables must hold; of a stopped replay: when also what waits is sent
 * @param elapsed of this run
 */
public record ReplayReport(
    ReplayOptions options,
    boolean complete,
    long resumedAt,
    SentCounts sent,
    ExpectedTables expected,
    Duration elapsed) {

  /** Events that this run sent, per second. */
  public double eventsPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds == 0 ? 0 : (sent.events() - resumedAt) / seconds;
  }
}
