package dev.firn.semantic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Measures of an entity by some of its dimensions: one row for each combination that occurs.
 *
 * @param question what it answers
 * @param owner team that answers for it; empty if not said
 * @param timeline makes it a time series; empty for all of the time together
 * @param where rows that count
 */
public record View(
    String name,
    String question,
    String description,
    Optional<String> owner,
    Entity entity,
    Optional<Timeline> timeline,
    List<Dimension> dimensions,
    List<Measure> measures,
    List<Condition> where) {

  public View {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
    where = List.copyOf(where);
  }

  /** Its columns in order: the period, the dimensions, the measures. */
  public List<ViewColumn> columns() {
    List<ViewColumn> columns = new ArrayList<>();
    timeline.ifPresent(time -> columns.add(period(time)));
    dimensions.forEach(it -> columns.add(new ViewColumn(it.name(), it.type(), it.description())));
    measures.forEach(it -> columns.add(new ViewColumn(it.name(), it.type(), it.description())));
    return columns;
  }

  /** How many of its columns, from the first, tell one row from another. */
  public int keyColumns() {
    return timeline.map(_ -> 1).orElse(0) + dimensions.size();
  }

  /** Every column of the lake that its values depend on, each once. */
  public List<ColumnPath> columnPaths() {
    return Stream.of(
            timeline.stream().map(Timeline::column),
            dimensions.stream().map(Dimension::column),
            measures.stream().flatMap(Measure::columns),
            where.stream().map(Condition::column))
        .flatMap(paths -> paths)
        .distinct()
        .toList();
  }

  /** The joins that it needs, each once, and after those that it needs itself. */
  public List<Join> joins() {
    return columnPaths().stream()
        .map(ColumnPath::join)
        .flatMap(Optional::stream)
        .flatMap(Join::way)
        .distinct()
        .toList();
  }

  /** The tables that it reads. */
  public Collection<String> tables() {
    Set<String> tables = new TreeSet<>();
    tables.add(entity.table());
    joins().forEach(join -> tables.add(join.table()));
    return tables;
  }

  private static ViewColumn period(Timeline time) {
    String label = time.grain().label();
    String what =
        switch (time.grain()) {
          case HOUR -> "Beginning of the hour";
          case DAY -> "The day";
          case WEEK, MONTH, QUARTER, YEAR -> "First day of the " + label;
        };
    return new ViewColumn(
        label, time.grain().type(), what + ", by " + time.column().text() + ", in UTC");
  }
}
