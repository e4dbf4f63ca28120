package dev.firn.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One process that works on the table. Something can be made to happen at any of its calls to
 * catalog or storage; after its death every further call fails, too, so that it has no effect.
 */
final class SimulatedProcess {
  /** Takes the place of one commit. */
  interface Interception {
    void commit(Runnable commit);
  }

  private record Trap(Predicate<Call> calls, Runnable action) {}

  private @Nullable Trap trap;
  private @Nullable Interception interception;
  private @Nullable TableMetadata parsed;
  private Runnable afterCommit = () -> {};
  private int countdown;
  private final Set<String> written = new LinkedHashSet<>();
  private boolean dead;

  /** Something happens at the next but so many such calls, once. */
  synchronized void atCall(int skipped, Predicate<Call> calls, Runnable action) {
    trap = new Trap(calls, action);
    countdown = skipped;
  }

  /** The process dies at the next but so many calls. */
  void dieAtCall(int skipped) {
    atCall(
        skipped,
        call -> true,
        () -> {
          synchronized (this) {
            dead = true;
          }
          throw new SimulatedCrash();
        });
  }

  /** The metadata of that version; a process need not read it twice in a row. */
  synchronized TableMetadata parsed(SimulatedCatalog.Version version) {
    if (parsed == null || !version.location().equals(parsed.metadataFileLocation())) {
      parsed = version.parse();
    }
    return parsed;
  }

  /** What happens instead of the next commit, once. */
  synchronized void onCommit(Interception next) {
    interception = next;
  }

  /** What is noted at the very moment of each commit. */
  void afterCommit(Runnable action) {
    afterCommit = action;
  }

  synchronized void disarm() {
    trap = null;
    interception = null;
  }

  synchronized boolean isDead() {
    return dead;
  }

  synchronized void wrote(String location) {
    written.add(location);
  }

  /** What it has written since it was last told to forget. */
  synchronized List<String> written() {
    return List.copyOf(written);
  }

  synchronized void forgetWritten() {
    written.clear();
  }

  void call(Call call) {
    Runnable action = action(call);
    if (action != null) {
      action.run();
    }
  }

  /** Commits, unless something else happens. */
  void commit(Runnable commit) {
    call(Call.COMMIT);
    Interception now = takeInterception();
    if (now == null) {
      commit.run();
    } else {
      now.commit(commit);
    }
    afterCommit.run();
    call(Call.COMMITTED);
  }

  private synchronized @Nullable Runnable action(Call call) {
    if (dead) {
      throw new SimulatedCrash();
    }
    Trap set = trap;
    if (set == null || !set.calls().test(call) || countdown-- > 0) {
      return null;
    }
    trap = null;
    return set.action();
  }

  private synchronized @Nullable Interception takeInterception() {
    Interception now = interception;
    interception = null;
    return now;
  }
}
