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
  private static final Duration MAX_GUARD = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofMillis(500);

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
    return isWithin(now, CLOSE);
  }

  /** Whether a task that begins now could keep a publication waiting. */
  boolean isSoon(Instant now) {
    return isWithin(now, MAX_GUARD);
  }

  /** A commit that is late by more than it is guarded before is not expected any more. */
  private boolean isWithin(Instant now, Duration before) {
    Optional<Duration> pause = usualPause();
    if (pause.isEmpty() || last == null) {
      return false;
    }
    Duration guard = least(Duration.ofMillis((long) (pause.get().toMillis() * GUARD_SHARE)));
    Duration until = Duration.between(now, last.plus(pause.get()));
    return until.compareTo(guard.compareTo(before) < 0 ? guard : before) < 0
        && until.negated().compareTo(guard) < 0;
  }

  private static Duration least(Duration guard) {
    return guard.compareTo(MAX_GUARD) < 0 ? guard : MAX_GUARD;
  }

  /** The median of the last ones. */
  private Optional<Duration> usualPause() {
    return pauses.stream().sorted().skip(pauses.size() / 2).findFirst();
  }
}
