package dev.firn.bench.outsiders;

import dev.firn.bench.BenchException;
import dev.firn.bench.stream.Ledger;
import dev.firn.probe.Queries;
import dev.firn.probe.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Deletes some keys. The stream leaves them alone until their newest versions are on main and
 * deleted, so that the right answer is known; half of them it may send again afterwards.
 */
final class Deletes implements Act {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);

  private final Queries queries;
  private final Insistence insistence;
  private final Ledger ledger;
  private final SplittableRandom random;
  private final int keys;

  Deletes(Queries queries, Ledger ledger, SplittableRandom random, int keys) {
    this.queries = queries;
    this.insistence = new Insistence(queries);
    this.ledger = ledger;
    this.random = random;
    this.keys = keys;
  }

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public Deed act() {
    List<Integer> numbers = ledger.withdraw(random, keys);
    if (numbers.isEmpty()) {
      throw new BenchException("Cannot delete: no key was sent yet");
    }
    awaitNewest(numbers);
    Deed deed =
        insistence.run(
            "DELETE FROM sales WHERE " + Insistence.in(numbers),
            numbers.size(),
            () -> insistence.count(numbers) == 0);
    ledger.deleted(numbers);
    long left = insistence.count(numbers);
    if (left > 0) {
      throw new BenchException(
          "%d of %d keys are on main after they were deleted".formatted(left, numbers.size()));
    }
    ledger.giveToStream(numbers.subList(0, numbers.size() / 2));
    return deed;
  }

  private void awaitNewest(List<Integer> numbers) {
    String sum = "SELECT coalesce(sum(version), 0) FROM sales WHERE " + Insistence.in(numbers);
    long newest = ledger.versions(numbers);
    long seen = new Waiting(MAX_STANDSTILL).until(newest, () -> queries.row(sum).number(0));
    if (seen != newest) {
      throw new BenchException(
          "The versions of %d keys on main add up to %d, not to %d, and nothing moves"
              .formatted(numbers.size(), seen, newest));
    }
  }
}
