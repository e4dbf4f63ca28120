package dev.firn.bench.outsiders;

import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import java.util.ArrayList;
import java.util.List;

/** Looks that no key is on main twice, which must hold at any moment. */
final class KeyLook {
  private static final String SQL = "SELECT count(*), count(DISTINCT order_number) FROM sales";

  private final Queries queries;
  private final List<String> problems = new ArrayList<>();
  private int looks;

  KeyLook(Queries queries) {
    this.queries = queries;
  }

  void look(double seconds) {
    Row row = queries.row(SQL);
    looks++;
    if (row.number(0) != row.number(1)) {
      problems.add(
          "after %.0f s %,d rows of %,d keys".formatted(seconds, row.number(0), row.number(1)));
    }
  }

  boolean isRight() {
    return problems.isEmpty();
  }

  /** In words. */
  String text() {
    return isRight()
        ? "no key twice at any of %d looks meanwhile".formatted(looks)
        : String.join("; ", problems);
  }
}
