package dev.firn.local.glue.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The faults to come. The first rule that matches a request decides; a rule is gone once it is used
 * up. Thread-safe.
 */
public final class FaultScript {
  private final List<Pending> pending = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();

  public synchronized void add(FaultRule rule) {
    pending.add(new Pending(rule));
  }

  /** The rules that are not yet used up, as they were added. */
  public synchronized List<FaultRule> rules() {
    return pending.stream().map(each -> each.rule).toList();
  }

  /** Forgets every rule, and every request that is held. */
  public synchronized void clear() {
    pending.clear();
    held.clear();
  }

  /** The fault that befalls this request, if any; counts the request. */
  public synchronized Optional<Fault> next(String operation, @Nullable String table) {
    for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
      Pending candidate = each.next();
      if (!candidate.rule.matches(operation, table)) {
        continue;
      }
      if (candidate.skip > 0) {
        candidate.skip--;
        return Optional.empty();
      }
      if (--candidate.times == 0) {
        each.remove();
      }
      return Optional.of(candidate.rule.fault());
    }
    return Optional.empty();
  }

  /** Keeps a request until {@link #release}. */
  public synchronized void hold(Runnable request) {
    held.add(request);
  }

  /** Carries out the requests that are held, in their order; returns how many. */
  public synchronized int release() {
    List<Runnable> requests = List.copyOf(held);
    held.clear();
    requests.forEach(Runnable::run);
    return requests.size();
  }

  private static final class Pending {
    private final FaultRule rule;
    private int skip;
    private int times;

    private Pending(FaultRule rule) {
      this.rule = rule;
      this.skip = rule.skip();
      this.times = rule.times();
    }
  }
}
