package dev.firn.bench.outsiders;

import dev.firn.bench.BenchException;
import dev.firn.bench.stream.Ledger;
import dev.firn.bench.stream.SalesInsert;
import dev.firn.probe.Queries;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Inserts rows of keys that the stream never had. Half of them the stream may update afterwards,
 * and must replace.
 */
final class Inserts implements Act {
  private final Insistence insistence;
  private final Ledger ledger;
  private final int keys;
  private int next;

  /**
   * Inserts.
   *
   * @param first number of the keys that are there to be inserted
   * @param keys how many at once
   */
  Inserts(Queries queries, Ledger ledger, int first, int keys) {
    this.insistence = new Insistence(queries);
    this.ledger = ledger;
    this.next = first;
    this.keys = keys;
  }

  @Override
  public String name() {
    return "insert";
  }

  @Override
  public Deed act() {
    List<Integer> numbers = IntStream.range(next, next + keys).boxed().toList();
    next += keys;
    Deed deed =
        insistence.run(
            SalesInsert.of("sales", numbers.getFirst(), numbers.getLast()),
            keys,
            () -> isThere(numbers));
    ledger.inserted(numbers);
    if (!isThere(numbers)) {
      throw new BenchException("%d keys are not on main after their insert".formatted(keys));
    }
    ledger.giveToStream(numbers.subList(0, keys / 2));
    return deed;
  }

  private boolean isThere(List<Integer> numbers) {
    long there = insistence.count(numbers);
    if (there != 0 && there != numbers.size()) {
      throw new BenchException(
          "%d rows of %d inserted keys are on main".formatted(there, numbers.size()));
    }
    return there > 0;
  }
}
