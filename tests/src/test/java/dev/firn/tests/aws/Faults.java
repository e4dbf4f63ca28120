package dev.firn.tests.aws;

import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultScript;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decides which requests of a service go wrong, and how. */
@FunctionalInterface
public interface Faults {

  /** The fault that befalls a request of this operation, if any. */
  Optional<Fault> next(String operation);

  /** No request goes wrong. */
  static Faults none() {
    return _ -> Optional.empty();
  }

  /** What a script says. */
  static Faults of(FaultScript script) {
    return operation -> script.next(operation, null);
  }

  /**
   * So many of a hundred requests go wrong: refused for now, failed with or without effect, or
   * without an answer, with or without effect.
   *
   * @param busy what the service says when it refuses for now
   * @param internal what it says when it fails
   */
  static Faults random(Random random, int percent, String busy, String internal) {
    return _ -> {
      if (random.nextInt(100) >= percent) {
        return Optional.empty();
      }
      boolean applied = random.nextBoolean();
      List<Fault> kinds =
          List.of(
              new Fault.Fail(400, busy, false),
              new Fault.Fail(500, internal, applied),
              new Fault.Drop(applied));
      return Optional.of(kinds.get(random.nextInt(kinds.size())));
    };
  }
}
