package dev.firn.handbook;

import dev.firn.semantic.Aggregate;
import dev.firn.semantic.Aggregate.Term;
import dev.firn.semantic.Calculation;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Condition;
import dev.firn.semantic.Grain;
import dev.firn.semantic.Literal;
import dev.firn.semantic.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a measure is calculated, in words. */
final class MeasureWords {

  private MeasureWords() {}

  static String of(Measure measure) {
    return switch (measure.calculation()) {
      case Calculation.Aggregated(Aggregate aggregate, List<Condition> where) ->
          of(aggregate) + (where.isEmpty() ? "" : " where " + of(where));
      case Calculation.Ratio(Measure of, Measure to) -> of.name() + " divided by " + to.name();
      case Calculation.Cumulative(Measure of, var within) ->
          "sum of %s over all periods so far%s"
              .formatted(of.name(), within.map(Grain::label).map(it -> " of the " + it).orElse(""));
      case Calculation.PeriodOverPeriod(Measure of, int periods, var comparison) ->
          "%s of %s against %d period%s earlier"
              .formatted(
                  comparison.name().toLowerCase(Locale.ROOT),
                  of.name(),
                  periods,
                  periods == 1 ? "" : "s");
    };
  }

  private static String of(Aggregate aggregate) {
    return switch (aggregate) {
      case Aggregate.Sum sum ->
          "sum of " + sum.terms().stream().map(MeasureWords::of).collect(Collectors.joining(" "));
      case Aggregate.Count count ->
          "number of rows" + count.column().map(it -> " with a " + it.text()).orElse("");
      case Aggregate.CountDistinct(ColumnPath column) -> "number of different " + column.text();
      case Aggregate.ApproximateDistinct(ColumnPath column, int tolerance) ->
          "number of different %s, within %d %%".formatted(column.text(), tolerance);
      case Aggregate.Average(ColumnPath column) -> "mean of " + column.text();
      case Aggregate.Extreme(ColumnPath column, boolean largest) ->
          (largest ? "largest " : "smallest ") + column.text();
      case Aggregate.Percentile(ColumnPath column, int percent) ->
          "%s that %d %% do not exceed".formatted(column.text(), percent);
    };
  }

  private static String of(Term term) {
    return (term.negative() ? "- " : "") + term.column().text();
  }

  static String of(List<Condition> conditions) {
    return conditions.stream().map(MeasureWords::of).collect(Collectors.joining(" and "));
  }

  private static String of(Condition condition) {
    String column = condition.column().text();
    return switch (condition) {
      case Condition.OneOf(_, List<Literal> values) ->
          column
              + " is "
              + values.stream().map(MeasureWords::of).collect(Collectors.joining(" or "));
      case Condition.Presence(_, boolean present) ->
          column + (present ? " has a value" : " has no value");
      case Condition.Compare(_, Condition.Operator operator, Literal value) ->
          column
              + switch (operator) {
                case NOT -> " is not ";
                case AT_LEAST -> " is at least ";
                case ABOVE -> " is above ";
                case AT_MOST -> " is at most ";
                case BELOW -> " is below ";
              }
              + of(value);
    };
  }

  private static String of(Literal literal) {
    return switch (literal) {
      case Literal.Text(String value) -> value;
      case Literal.Whole(long value) -> Long.toString(value);
      case Literal.Amount(var value) -> value.toPlainString();
      case Literal.Truth(boolean value) -> Boolean.toString(value);
      case Literal.Day(var value) -> value.toString();
    };
  }
}
