package dev.firn.reprocess;

import dev.firn.index.memory.IndexMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/**
 * What corrections work with.
 *
 * @param files where files are read and written
 * @param memory where the keys of a correction are kept while they are compared: some 60 bytes each
 * @param keepFor so long a published correction can be reverted, and its before and after be read
 * @param abortGrace so long the files of an aborted correction stay: longer than any publication
 * @param maxAttempts how often a commit is tried while others are faster
 * @param pause before the second attempt of a commit whose reply was lost, and longer each time
 * @param courtesy so long publications of the stream go first: no longer, as they may never end
 * @param clock what the time is
 */
public record ReprocessingConfig(
    ExecutorService files,
    IndexMemory memory,
    Duration keepFor,
    Duration abortGrace,
    int maxAttempts,
    Duration pause,
    Duration courtesy,
    Clock clock) {

  /** Thirty days to revert, a day's grace; the stream goes first for up to 15 s. */
  public static ReprocessingConfig of(ExecutorService files) {
    return new ReprocessingConfig(
        files,
        IndexMemory.unlimited(),
        Duration.ofDays(30),
        Duration.ofDays(1),
        200,
        Duration.ofMillis(100),
        Duration.ofSeconds(15),
        Clock.systemUTC());
  }
}
