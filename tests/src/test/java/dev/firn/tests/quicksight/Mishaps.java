package dev.firn.tests.quicksight;

import dev.firn.local.glue.fault.Fault;
import dev.firn.tests.aws.Faults;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with calls of QuickSight. */
final class Mishaps {

  static final Fault THROTTLED = new Fault.Fail(429, "ThrottlingException", false);
  static final Fault CONFLICT = new Fault.Fail(409, "ConflictException", false);
  static final Fault FAILED = new Fault.Fail(500, "InternalFailureException", false);
  static final Fault FAILED_AFTER = new Fault.Fail(500, "InternalFailureException", true);
  static final Fault UNHEARD = new Fault.Drop(false);
  static final Fault LOST_REPLY = new Fault.Drop(true);
  static final Fault LIMIT = new Fault.Fail(409, "LimitExceededException", false);
  static final Fault EDITION = new Fault.Fail(403, "UnsupportedUserEditionException", false);

  private static final List<Fault> PASSING =
      List.of(THROTTLED, CONFLICT, FAILED, FAILED_AFTER, UNHEARD, LOST_REPLY);

  private Mishaps() {}

  /** After so many calls nothing is heard any more, as if the caller had been killed. */
  static Faults silentAfter(int calls) {
    AtomicInteger left = new AtomicInteger(calls);
    return _ -> left.getAndDecrement() > 0 ? Optional.empty() : Optional.of(UNHEARD);
  }

  /** So many of a hundred calls go wrong in a way that passes and that their model knows. */
  static Faults byChance(Random random, int percent, ApiModel model) {
    return operation -> {
      if (random.nextInt(100) >= percent) {
        return Optional.empty();
      }
      Fault fault = PASSING.get(random.nextInt(PASSING.size()));
      return fault.equals(CONFLICT) && !model.mayFail(operation, "ConflictException")
          ? Optional.of(THROTTLED)
          : Optional.of(fault);
    };
  }
}
