package dev.firn.lease;

import dev.firn.lake.LaneProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges from what a table says, look by look, whether the keeper that holds its lease is alive. No
 * heartbeat is committed: work that is waiting and that nobody does is the sign of a dead keeper,
 * and its own commits are signs of life. After a takeover in vain the patience doubles, so that
 * keepers that cannot work do not take the lease from each other without end. Owned by one thread.
 *
 * <pre>
 *   Free -> Holding -> Waiting -> Abandoned -> Holding
 * </pre>
 */
public final class LeaseWatch {
  private static final int MAX_DOUBLINGS = 8;

  private final String holder;
  private final LeaseConfig config;
  private @Nullable Seen seen;
  private long sinceNanos;
  private int takeoversInVain;

  /** What only changes when the holder lives, and whether there is something to publish. */
  private record Seen(@Nullable String lease, @Nullable String published, boolean behind) {}

  /** A watch for one table. */
  public LeaseWatch(String holder, LeaseConfig config) {
    this.holder = holder;
    this.config = config;
  }

  /**
   * Looks at the table.
   *
   * @param behind whether the lane holds something that could be published
   */
  public Standing look(Map<String, String> properties, boolean behind) {
    remember(
        new Seen(
            properties.get(LaneProperties.KEEPER),
            properties.get(LaneProperties.PUBLISHED),
            behind));
    Optional<Lease> lease = Lease.from(properties);
    if (lease.isEmpty()) {
      return new Standing.Free();
    }
    return lease.get().holder().equals(holder)
        ? new Standing.Holding(lease.get())
        : judge(lease.get(), behind);
  }

  /** The lease was taken from another keeper. */
  void tookOver() {
    takeoversInVain = Math.min(takeoversInVain + 1, MAX_DOUBLINGS);
  }

  /** Something was done with the lease. */
  public void worked() {
    takeoversInVain = 0;
  }

  private Standing judge(Lease lease, boolean behind) {
    Duration unchanged = Duration.ofNanos(config.nanos().getAsLong() - sinceNanos);
    Duration patience =
        (behind ? config.patience() : config.idlePatience())
            .multipliedBy(1L << Math.max(0, takeoversInVain - 1));
    return unchanged.compareTo(patience) >= 0
        ? new Standing.Abandoned(lease)
        : new Standing.Waiting(lease, unchanged, patience);
  }

  private void remember(Seen now) {
    if (!Objects.equals(now, seen)) {
      seen = now;
      sinceNanos = config.nanos().getAsLong();
    }
  }
}
