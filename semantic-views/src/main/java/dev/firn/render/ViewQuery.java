package dev.firn.render;

import dev.firn.semantic.Calculation;
import dev.firn.semantic.Calculation.Aggregated;
import dev.firn.semantic.Dimension;
import dev.firn.semantic.Join;
import dev.firn.semantic.Measure;
import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The query of a view, in steps: the rows with what each measure takes of them; their ranks, where
 * a percentile needs them; the groups; their earlier periods, where a measure looks back; the
 * columns.
 */
final class ViewQuery {

  private static final String INPUT = "_input";
  private static final String RANKED = "_ranked";
  private static final String TOTALS = "_totals";
  private static final String SHIFTED = "_shifted";
  private static final String COMPARED = "_compared";

  private final View view;
  private final Placement placement;
  private final Phrases phrases;
  private final Values values;
  private final Aggregates aggregates;
  private final List<String> keys;
  private final List<Measure> totals;
  private final List<CommonTableExpression<?>> steps = new ArrayList<>();

  ViewQuery(View view, Placement placement, Phrases phrases) {
    this.view = view;
    this.placement = placement;
    this.phrases = phrases;
    this.values = new Values(phrases);
    this.aggregates = new Aggregates(phrases);
    this.keys = Keys.of(view);
    this.totals =
        view.measures().stream()
            .flatMap(it -> it.needsPeriods() ? it.calculation().parts().stream() : Stream.of(it))
            .distinct()
            .toList();
  }

  Select<?> query() {
    String last = step(INPUT, input());
    List<Measure> percentiles = inputs().stream().filter(Aggregates::isPercentile).toList();
    if (!percentiles.isEmpty()) {
      last = step(RANKED, ranked(last, percentiles));
    }
    last = step(TOTALS, totals(last));
    Optional<Periods> periods =
        view.timeline().map(timeline -> new Periods(phrases, view, timeline, totals));
    if (periods.filter(Periods::compare).isPresent()) {
      last = step(SHIFTED, periods.get().shifted(last));
      last = step(COMPARED, periods.get().compared(last));
    }
    return DSL.with(steps).select(columns(periods)).from(DSL.table(DSL.name(last)));
  }

  private String step(String name, Select<?> query) {
    steps.add(DSL.name(name).as(query));
    return name;
  }

  private List<Measure> inputs() {
    return totals.stream().flatMap(Measure::aggregates).distinct().toList();
  }

  private Select<?> input() {
    List<Field<?>> columns = new ArrayList<>();
    view.timeline()
        .ifPresent(timeline -> columns.add(values.of(timeline).as(timeline.grain().label())));
    for (Dimension dimension : view.dimensions()) {
      columns.add(values.of(dimension).as(dimension.name()));
    }
    for (Measure measure : inputs()) {
      columns.add(aggregates.input((Aggregated) measure.calculation()).as(measure.name()));
    }
    SelectJoinStep<Record> from =
        DSL.select(columns).from(table(view.entity().table()).as(Values.BASE));
    for (Join join : view.joins()) {
      from = from.leftJoin(table(join.table()).as(join.name())).on(on(join));
    }
    return view.where().isEmpty() ? from : from.where(values.allOf(view.where()));
  }

  private org.jooq.Condition on(Join join) {
    return DSL.and(
        join.on().stream()
            .map(pair ->
                values
                    .referring(pair.column())
                    .eq(values.of(join.name(), pair.key(), pair.column().type())))
            .toList());
  }

  private Select<?> ranked(String from, List<Measure> percentiles) {
    List<Field<Object>> group = keyColumns();
    List<Field<?>> columns = new ArrayList<>(group);
    inputs().forEach(it -> columns.add(Sql.column(it.name())));
    for (Measure percentile : percentiles) {
      columns.add(Aggregates.rank(percentile, group));
      columns.add(Aggregates.count(percentile, group));
    }
    return DSL.select(columns).from(DSL.table(DSL.name(from)));
  }

  private Select<?> totals(String from) {
    List<Field<?>> columns = new ArrayList<>(keyColumns());
    totals.forEach(it -> columns.add(total(it).as(it.name())));
    SelectJoinStep<Record> rows = DSL.select(columns).from(DSL.table(DSL.name(from)));
    return keys.isEmpty() ? rows : rows.groupBy(keyColumns());
  }

  private Field<Object> total(Measure measure) {
    return switch (measure.calculation()) {
      case Aggregated(var aggregate, _) -> aggregates.total(measure, aggregate);
      case Calculation.Ratio(Measure of, Measure to) -> phrases.quotient(total(of), total(to));
      case Calculation.Cumulative _, Calculation.PeriodOverPeriod _ ->
          throw new IllegalStateException("Cannot total " + measure.name() + " within a period");
    };
  }

  private List<Field<?>> columns(Optional<Periods> periods) {
    List<Field<?>> columns = new ArrayList<>(keyColumns());
    view.measures().forEach(it -> columns.add(column(it, periods)));
    return columns;
  }

  private static Field<?> column(Measure measure, Optional<Periods> periods) {
    return switch (measure.calculation()) {
      case Aggregated _, Calculation.Ratio _ -> Sql.column(measure.name());
      case Calculation.Cumulative sum -> periods.orElseThrow().cumulative(sum).as(measure.name());
      case Calculation.PeriodOverPeriod comparison ->
          periods.orElseThrow().comparison(measure, comparison).as(measure.name());
    };
  }

  private List<Field<Object>> keyColumns() {
    return keys.stream().map(Sql::column).toList();
  }

  private Table<?> table(String name) {
    Name full =
        placement.catalog().isEmpty()
            ? DSL.name(placement.tableSchema(), name)
            : DSL.name(placement.catalog(), placement.tableSchema(), name);
    return DSL.table(full);
  }
}
