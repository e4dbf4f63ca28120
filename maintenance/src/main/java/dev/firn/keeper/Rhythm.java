package dev.firn.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the stream's next commit is expected, by the pauses between the last ones: the keeper looks
 * closely then, and begins nothing that a publication would have to wait for. Owned by the table's
 * thread.
 */
final class Rhythm {
  private static final int REMEMBERED = 5;
  private static final double GUARD_SHARE = 0.4;
  private static final long MAX_GUARD_MILLIS = 2000;
  private static final long NEAR_MILLIS = 500;

  private final Deque<Duration> pauses = new ArrayDeque<>();
  private @Nullable Instant last;

  /** Notes when a commit of the stream was made; one that is known already counts once. */
  void committed(Instant at) {
    if (last != null && at.isAfter(last)) {
      pauses.addLast(Duration.between(last, at));
      if (pauses.size() > REMEMBERED) {
        pauses.removeFirst();
      }
    }
    last = last == null || at.isAfter(last) ? at : last;
  }

  /** Whether the next commit is expected at any moment, or should be there already. */
  boolean isNear(Instant now) {
    return isWithin(now, NEAR_MILLIS);
  }

  /** Whether a task that begins now could keep a publication waiting. */
  boolean isSoon(Instant now) {
    return isWithin(now, MAX_GUARD_MILLIS);
  }

  /** A commit that is late by more than it is guarded before is not expected any more. */
  private boolean isWithin(Instant now, long mostMillis) {
    Optional<Duration> pause = usualPause();
    if (pause.isEmpty() || last == null) {
      return false;
    }
    long guard = Math.min((long) (pause.get().toMillis() * GUARD_SHARE), MAX_GUARD_MILLIS);
    long until = Duration.between(now, last.plus(pause.get())).toMillis();
    return -guard < until && until < Math.min(guard, mostMillis);
  }

  /** The median of the last ones. */
  private Optional<Duration> usualPause() {
    return pauses.stream().sorted().skip(pauses.size() / 2).findFirst();
  }
}
