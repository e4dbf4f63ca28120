package dev.firn.render;

import dev.firn.semantic.Calculation.Cumulative;
import dev.firn.semantic.Calculation.PeriodOverPeriod;
import dev.firn.semantic.Grain;
import dev.firn.semantic.Measure;
import dev.firn.semantic.Timeline;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Measures that compare or add up periods. An earlier period is found by its date and not by its
 * place, so that a period without rows is a gap and not the one before it. It is found by grouping
 * and not by a join, because a group takes nulls as equal in every target.
 */
final class Periods {

  private static final String BEFORE = "_before_";
  private static final String HERE = "_here";

  private final Phrases phrases;
  private final Grain grain;
  private final List<String> keys;
  private final List<Measure> totals;
  private final List<Measure> compared;

  /**
   * @param totals what the groups of the view have
   */
  Periods(Phrases phrases, View view, Timeline timeline, List<Measure> totals) {
    this.phrases = phrases;
    this.grain = timeline.grain();
    this.keys = Keys.of(view);
    this.totals = totals;
    this.compared =
        view.measures().stream()
            .filter(measure -> measure.calculation() instanceof PeriodOverPeriod)
            .toList();
  }

  boolean compare() {
    return !compared.isEmpty();
  }

  /** The groups as they are, and each once more for every later period that looks back at it. */
  Select<Record> shifted(String from) {
    Select<Record> all = DSL.select(here()).from(DSL.table(DSL.name(from)));
    TreeSet<Integer> distances = new TreeSet<>();
    compared.forEach(measure -> distances.add(of(measure).periods()));
    for (int distance : distances) {
      all =
          all.unionAll(
              DSL.select(later(distance))
                  .from(DSL.table(DSL.name(from)))
                  .where(Sql.column(grain.label()).isNotNull()));
    }
    return all;
  }

  /** One row for each group that is there, with what it looks back at. */
  Select<Record> compared(String from) {
    List<Field<?>> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(Sql.column(key)));
    totals.forEach(it -> columns.add(max(it.name())));
    compared.forEach(it -> columns.add(max(BEFORE + it.name())));
    return DSL.select(columns)
        .from(DSL.table(DSL.name(from)))
        .groupBy(keys.stream().map(Sql::column).toList())
        .having(Sql.call("max", Sql.column(HERE)).eq(Sql.number(1)));
  }

  private static Field<?> max(String name) {
    return Sql.call("max", Sql.column(name)).as(name);
  }

  private List<Field<?>> here() {
    List<Field<?>> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(Sql.column(key)));
    totals.forEach(it -> columns.add(Sql.column(it.name())));
    compared.forEach(it -> columns.add(nothing(of(it).of()).as(BEFORE + it.name())));
    columns.add(Sql.number(1).as(HERE));
    return columns;
  }

  private List<Field<?>> later(int distance) {
    List<Field<?>> columns = new ArrayList<>();
    keys.forEach(key ->
        columns.add(
            key.equals(grain.label())
                ? phrases.later(Sql.column(key), grain, distance).as(key)
                : Sql.column(key)));
    totals.forEach(it -> columns.add(nothing(it).as(it.name())));
    compared.forEach(it -> {
      Measure part = of(it).of();
      boolean looksBack = of(it).periods() == distance;
      columns.add((looksBack ? Sql.column(part.name()) : nothing(part)).as(BEFORE + it.name()));
    });
    columns.add(Sql.number(0).as(HERE));
    return columns;
  }

  private Field<Object> nothing(Measure measure) {
    return phrases.cast(Sql.expression(context -> context.sql("NULL")), measure.type());
  }

  /** A measure compared with its earlier value. */
  Field<Object> comparison(Measure measure, PeriodOverPeriod calculation) {
    Field<Object> now = Sql.column(calculation.of().name());
    Field<Object> before = Sql.column(BEFORE + measure.name());
    Field<Object> difference = Sql.operation(now, "-", before);
    return switch (calculation.comparison()) {
      case PREVIOUS -> before;
      case DIFFERENCE -> phrases.cast(difference, measure.type());
      case CHANGE -> phrases.quotient(difference, before);
    };
  }

  /** A measure added up over the periods so far. */
  Field<Object> cumulative(Cumulative calculation) {
    String period = grain.label();
    List<Field<Object>> partition = new ArrayList<>();
    keys.stream().filter(key -> !key.equals(period)).map(Sql::column).forEach(partition::add);
    calculation
        .within()
        .ifPresent(within -> partition.add(phrases.truncated(Sql.column(period), within)));
    String order =
        "ORDER BY \"%s\" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
            .formatted(period);
    Field<Object> sum =
        Sql.over(Sql.call("sum", Sql.column(calculation.of().name())), partition, order);
    Field<Object> typed = phrases.cast(sum, calculation.type());
    return Sql.expression(context ->
        context
            .sql("CASE WHEN ")
            .visit(Sql.column(period).isNotNull())
            .sql(" THEN ")
            .visit(typed)
            .sql(" END"));
  }

  private static PeriodOverPeriod of(Measure measure) {
    return (PeriodOverPeriod) measure.calculation();
  }
}
