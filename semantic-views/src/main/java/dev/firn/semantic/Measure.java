package dev.firn.semantic;

import java.util.List;
import java.util.stream.Stream;

/**
 * A number that the business watches.
 *
 * @param format how a report shows it
 */
public record Measure(
    String name, String description, MeasureFormat format, Calculation calculation) {

  /** Type of its values. */
  public ValueType type() {
    return calculation.type();
  }

  /** Whether it compares or adds up periods, and so needs a view with a grain. */
  public boolean needsPeriods() {
    return calculation instanceof Calculation.Cumulative
        || calculation instanceof Calculation.PeriodOverPeriod;
  }

  /**
   * How far two targets may be apart, in percent: more than zero for an estimate, or what is made
   * of one.
   */
  public int tolerancePercent() {
    if (calculation instanceof Calculation.Aggregated(Aggregate.ApproximateDistinct about, _)) {
      return about.tolerancePercent();
    }
    return calculation.parts().stream().mapToInt(Measure::tolerancePercent).sum();
  }

  /** The aggregates that it is made of, itself included if it is one. */
  public Stream<Measure> aggregates() {
    return calculation instanceof Calculation.Aggregated
        ? Stream.of(this)
        : calculation.parts().stream().flatMap(Measure::aggregates);
  }

  /** The columns that it reads. */
  public Stream<ColumnPath> columns() {
    return calculation instanceof Calculation.Aggregated(Aggregate aggregate, List<Condition> where)
        ? Stream.concat(
            aggregate.columns().stream(), where.stream().map(condition -> condition.column()))
        : calculation.parts().stream().flatMap(Measure::columns);
  }
}
