package dev.firn.semantic;

import java.util.List;
import java.util.Optional;

/** How the rows of a group become one value. Nulls never count. */
public sealed interface Aggregate {

  /** Type of the value. */
  ValueType type();

  /** The columns that it reads. */
  List<ColumnPath> columns();

  /** Whether the value of two groups together is the sum of both values. */
  default boolean isAdditive() {
    return this instanceof Sum || this instanceof Count;
  }

  /**
   * A column that is added or subtracted.
   *
   * @param negative whether it is subtracted
   */
  record Term(ColumnPath column, boolean negative) {}

  /**
   * Sum of columns, each added or subtracted.
   *
   * @param nullIsZero whether a null counts as zero; else the sum of no value at all is null
   */
  record Sum(List<Term> terms, boolean nullIsZero) implements Aggregate {
    public Sum {
      terms = List.copyOf(terms);
    }

    @Override
    public ValueType type() {
      return terms.stream()
          .map(term -> term.column().type())
          .filter(ValueType.Amount.class::isInstance)
          .map(type -> ((ValueType.Amount) type).scale())
          .max(Integer::compare)
          .<ValueType>map(ValueType.Amount::widest)
          .orElseGet(ValueType.Whole::new);
    }

    @Override
    public List<ColumnPath> columns() {
      return terms.stream().map(Term::column).toList();
    }
  }

  /**
   * Number of rows.
   *
   * @param column only rows where it has a value; empty for all
   */
  record Count(Optional<ColumnPath> column) implements Aggregate {
    @Override
    public ValueType type() {
      return new ValueType.Whole();
    }

    @Override
    public List<ColumnPath> columns() {
      return column.stream().toList();
    }
  }

  /** What reads the values of one column. */
  sealed interface OfOneColumn extends Aggregate {
    /** The column. */
    ColumnPath column();

    @Override
    default List<ColumnPath> columns() {
      return List.of(column());
    }
  }

  /** Number of different values, exactly. */
  record CountDistinct(ColumnPath column) implements OfOneColumn {
    @Override
    public ValueType type() {
      return new ValueType.Whole();
    }
  }

  /**
   * Number of different values, estimated.
   *
   * @param tolerancePercent how far the estimates of two targets may be apart
   */
  record ApproximateDistinct(ColumnPath column, int tolerancePercent) implements OfOneColumn {
    @Override
    public ValueType type() {
      return new ValueType.Whole();
    }
  }

  /** Arithmetic mean of the values that are there. */
  record Average(ColumnPath column) implements OfOneColumn {
    @Override
    public ValueType type() {
      return new ValueType.Quotient();
    }
  }

  /** Smallest or largest value. */
  record Extreme(ColumnPath column, boolean largest) implements OfOneColumn {
    @Override
    public ValueType type() {
      return column.valueType();
    }
  }

  /**
   * The smallest value that at least that share of the values do not exceed (nearest rank): exact,
   * and always a value that occurs.
   */
  record Percentile(ColumnPath column, int percent) implements OfOneColumn {
    @Override
    public ValueType type() {
      return column.valueType();
    }
  }
}
