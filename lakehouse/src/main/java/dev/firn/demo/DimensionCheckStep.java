package dev.firn.demo;

import dev.firn.dimension.Dimension;
import dev.firn.probe.Queries;
import java.util.ArrayList;
import java.util.List;

/** Compares the dimensions on main with Trino's own. */
final class DimensionCheckStep implements DemoStep {

  @Override
  public String title() {
    return "Count the dimensions";
  }

  @Override
  public void run(DemoContext context) {
    Queries queries = context.queries();
    String tpcds = OracleStep.schema(context.options().scale());
    List<String> problems = new ArrayList<>();
    long all = 0;
    for (Dimension dimension : Dimension.values()) {
      long main = queries.row("SELECT count(*) FROM " + dimension.table()).number(0);
      long truth = queries.row("SELECT count(*) FROM " + tpcds + "." + dimension.table()).number(0);
      all += main;
      if (main != truth) {
        problems.add("%s: %,d instead of %,d".formatted(dimension.table(), main, truth));
      }
    }
    context
        .findings()
        .fact(
            "dimensions",
            "%,d rows".formatted(all),
            problems.isEmpty()
                ? "rows of %d tables against Trino's TPC-DS catalog"
                    .formatted(Dimension.values().length)
                : String.join("; ", problems),
            problems.isEmpty());
  }
}
