package dev.firn.render;

import dev.firn.semantic.Aggregate;
import dev.firn.semantic.Aggregate.Term;
import dev.firn.semantic.Calculation.Aggregated;
import dev.firn.semantic.Condition;
import dev.firn.semantic.Measure;
import dev.firn.semantic.ValueType;
import java.util.List;
import org.jooq.Field;

/** Measures that are made of rows: what they take of each row, and what becomes of a group. */
record Aggregates(Phrases phrases) {

  private static final String RANK = "_rank_";
  private static final String COUNT = "_count_";
  private static final int PERCENT = 100;

  /** What a measure takes of one row; null where the row does not count. */
  Field<Object> input(Aggregated calculation) {
    Field<Object> value = input(calculation.aggregate());
    List<Condition> where = calculation.where();
    return where.isEmpty() ? value : onlyIf(new Values(phrases).allOf(where), value);
  }

  private Field<Object> input(Aggregate aggregate) {
    Values values = new Values(phrases);
    return switch (aggregate) {
      case Aggregate.Sum sum when sum.nullIsZero() -> terms(sum);
      case Aggregate.Count(var column) when column.isEmpty() -> Sql.number(1);
      case Aggregate.Sum _, Aggregate.Count _, Aggregate.OfOneColumn _ ->
          values.of(aggregate.columns().getFirst());
    };
  }

  private Field<Object> terms(Aggregate.Sum sum) {
    Field<Object> total = zero(sum.type());
    boolean first = true;
    for (Term term : sum.terms()) {
      Field<Object> value = orZero(term, sum.type());
      total =
          first && !term.negative()
              ? value
              : Sql.operation(total, term.negative() ? "-" : "+", value);
      first = false;
    }
    return total;
  }

  private Field<Object> orZero(Term term, ValueType type) {
    Field<Object> value = phrases.cast(new Values(phrases).of(term.column()), type);
    return Sql.call("COALESCE", value, zero(type));
  }

  private Field<Object> zero(ValueType type) {
    return phrases.cast(Sql.number(0), type);
  }

  /** What a group's rows make together, from the inputs of its rows. */
  Field<Object> total(Measure measure, Aggregate aggregate) {
    Field<Object> input = Sql.column(measure.name());
    return switch (aggregate) {
      case Aggregate.Sum sum -> phrases.cast(Sql.call("sum", input), sum.type());
      case Aggregate.Count _ -> Sql.call("count", input);
      case Aggregate.CountDistinct _ -> Sql.distinctCount(input);
      case Aggregate.ApproximateDistinct about ->
          phrases.approximateDistinct(input, about.tolerancePercent());
      case Aggregate.Average _ ->
          phrases.quotient(Sql.call("sum", input), Sql.call("count", input));
      case Aggregate.Extreme extreme ->
          phrases.cast(Sql.call(extreme.largest() ? "max" : "min", input), extreme.type());
      case Aggregate.Percentile percentile ->
          phrases.cast(
              Sql.call("min", onlyIf(isReached(measure.name(), percentile.percent()), input)),
              percentile.type());
    };
  }

  /** The rank of a row's input among those of its group. */
  static Field<?> rank(Measure measure, List<Field<Object>> group) {
    String order = "ORDER BY \"" + measure.name() + "\" NULLS LAST";
    return Sql.over(Sql.call("row_number"), group, order).as(RANK + measure.name());
  }

  /** The number of inputs of a row's group. */
  static Field<?> count(Measure measure, List<Field<Object>> group) {
    Field<Object> count = Sql.call("count", Sql.column(measure.name()));
    return Sql.over(count, group, "").as(COUNT + measure.name());
  }

  /** In whole numbers, so that nothing is rounded. */
  private static org.jooq.Condition isReached(String measure, int percent) {
    Field<Object> rank = Sql.operation(Sql.column(RANK + measure), "*", Sql.number(PERCENT));
    Field<Object> count = Sql.operation(Sql.column(COUNT + measure), "*", Sql.number(percent));
    return rank.ge(count);
  }

  private static Field<Object> onlyIf(org.jooq.Condition condition, Field<Object> value) {
    return Sql.expression(context ->
        context.sql("CASE WHEN ").visit(condition).sql(" THEN ").visit(value).sql(" END"));
  }

  /** Whether a measure needs the ranks of its inputs. */
  static boolean isPercentile(Measure measure) {
    return measure.calculation() instanceof Aggregated(Aggregate.Percentile _, _);
  }
}
