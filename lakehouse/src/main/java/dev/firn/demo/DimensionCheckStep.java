package dev.firn.demo;

import dev.firn.dimension.Dimension;
import dev.firn.oracle.TpcdsOracle;
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
    TpcdsOracle oracle = context.oracle();
    List<String> problems = new ArrayList<>();
    long all = 0;
    for (Dimension dimension : Dimension.values()) {
      long main = count(queries, dimension.table());
      long truth = count(queries, truth(dimension, oracle));
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
                ? "rows of %d tables against Trino's TPC-DS catalog; weather, unemployment computed anew"
                    .formatted(Dimension.values().length)
                : String.join("; ", problems),
            problems.isEmpty());
  }

  private static long count(Queries queries, String rows) {
    return queries.row("SELECT count(*) FROM " + rows).number(0);
  }

  private static String truth(Dimension dimension, TpcdsOracle oracle) {
    return switch (dimension) {
      case ITEM, STORE, CUSTOMER, PROMOTION, DATE_DIM -> oracle.schema() + "." + dimension.table();
      case WEATHER -> "(" + oracle.weather() + ")";
      case UNEMPLOYMENT -> "(" + oracle.unemployment() + ")";
    };
  }
}
