package dev.firn.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far this machine's clock is from the one of the catalog and the storage, by the dates of
 * their answers. Iceberg dates a commit with the writer's clock, and refuses one that is dated a
 * minute before what another writer has committed. Thread-safe.
 */
public final class StoreClock {
  private static final StoreClock OF_PROCESS = new StoreClock();

  private volatile @Nullable Duration ahead;

  /** A clock that has not been seen yet. */
  public StoreClock() {}

  /** The one that all AWS clients of this process see. */
  public static StoreClock ofProcess() {
    return OF_PROCESS;
  }

  /**
   * How far this machine is ahead, by the last answer; negative if it is behind, to the second.
   * Empty as long as none had a date.
   */
  public Optional<Duration> ahead() {
    return Optional.ofNullable(ahead);
  }

  /**
   * Notes an answer.
   *
   * @param date the date that it bears, to the second
   * @param now this machine's, when it came
   */
  public void answered(Instant date, Instant now) {
    ahead = Duration.between(date, now);
  }
}
