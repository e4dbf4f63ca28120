package dev.firn.semantic;

import java.util.List;
import java.util.Optional;

/** How a measure comes to its value. */
public sealed interface Calculation {

  /** Type of the value. */
  ValueType type();

  /** The measures that it is made of, not including those that they are made of. */
  List<Measure> parts();

  /** What two periods are compared by. */
  enum Comparison {
    /** The value of the earlier period. */
    PREVIOUS,
    /** The later value minus the earlier. */
    DIFFERENCE,
    /** The difference as a share of the earlier value. */
    CHANGE;
  }

  /** From the rows of a group, as far as they satisfy all conditions. */
  record Aggregated(Aggregate aggregate, List<Condition> where) implements Calculation {
    public Aggregated {
      where = List.copyOf(where);
    }

    @Override
    public ValueType type() {
      return aggregate.type();
    }

    @Override
    public List<Measure> parts() {
      return List.of();
    }
  }

  /** One measure divided by another; null where that is zero. */
  record Ratio(Measure of, Measure to) implements Calculation {
    @Override
    public ValueType type() {
      return new ValueType.Quotient();
    }

    @Override
    public List<Measure> parts() {
      return List.of(of, to);
    }
  }

  /**
   * Sum of a measure over all periods up to this one.
   *
   * @param within where the sum begins anew; empty for never
   */
  record Cumulative(Measure of, Optional<Grain> within) implements Calculation {
    @Override
    public ValueType type() {
      return of.type();
    }

    @Override
    public List<Measure> parts() {
      return List.of(of);
    }
  }

  /**
   * A measure compared with its value some periods earlier; null where that period has no row.
   *
   * @param periods how many periods of the view's grain
   */
  record PeriodOverPeriod(Measure of, int periods, Comparison comparison) implements Calculation {
    @Override
    public ValueType type() {
      return comparison == Comparison.CHANGE ? new ValueType.Quotient() : of.type();
    }

    @Override
    public List<Measure> parts() {
      return List.of(of);
    }
  }
}
