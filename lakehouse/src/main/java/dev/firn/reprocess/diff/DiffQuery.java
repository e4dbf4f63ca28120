package dev.firn.reprocess.diff;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two questions that compare a branch with its fork. Rows are matched by key, values are
 * compared so that null equals null.
 *
 * @param before the fork, as a statement names it
 * @param after the branch
 */
record DiffQuery(String before, String after, List<DiffColumn> columns) {

  DiffQuery {
    columns = List.copyOf(columns);
    if (columns.stream().noneMatch(DiffColumn::key)) {
      throw new IllegalArgumentException("Cannot compare rows of a table without a key");
    }
  }

  /**
   * One row: rows before and after, changed, added, removed; then for each column that is no key
   * the rows in which it changed; then for each numeric column of these the sums before and after.
   */
  String counts() {
    List<String> answers = new ArrayList<>();
    answers.add("count(" + firstKey("b") + ")");
    answers.add("count(" + firstKey("a") + ")");
    answers.add("count_if(" + onBoth() + " AND (" + anyChange() + "))");
    answers.add("count_if(" + firstKey("b") + " IS NULL)");
    answers.add("count_if(" + firstKey("a") + " IS NULL)");
    values().forEach(it -> answers.add("count_if(" + onBoth() + " AND " + change(it) + ")"));
    numbers().forEach(it -> answers.addAll(List.of(it.sum("b"), it.sum("a"))));
    return "SELECT\n  " + String.join(",\n  ", answers) + "\n" + join();
  }

  /**
   * Some rows that differ, in the order of the key: what happened to them, the key, and then before
   * and after of each column that is no key.
   */
  String sample(int maxRows) {
    Stream<String> kind =
        Stream.of(
            "CASE WHEN %s IS NULL THEN 'added' WHEN %s IS NULL THEN 'removed' ELSE 'changed' END"
                .formatted(firstKey("b"), firstKey("a")));
    Stream<String> key =
        keys().stream().map(it -> "coalesce(" + it.text("b") + ", " + it.text("a") + ")");
    Stream<String> texts = values().stream().flatMap(it -> Stream.of(it.text("b"), it.text("a")));
    String answers =
        Stream.of(kind, key, texts).flatMap(it -> it).collect(joining(",\n  ", "SELECT\n  ", "\n"));
    String differs =
        "%s IS NULL OR %s IS NULL OR %s".formatted(firstKey("b"), firstKey("a"), anyChange());
    String order =
        keys().stream()
            .map(it -> "coalesce(" + it.of("b") + ", " + it.of("a") + ")")
            .collect(joining(", "));
    return "%s%s%nWHERE %s%nORDER BY %s%nLIMIT %d"
        .formatted(answers, join(), differs, order, maxRows);
  }

  List<DiffColumn> keys() {
    return columns.stream().filter(DiffColumn::key).toList();
  }

  List<DiffColumn> values() {
    return columns.stream().filter(it -> !it.key()).toList();
  }

  List<DiffColumn> numbers() {
    return values().stream().filter(DiffColumn::isNumber).toList();
  }

  private String join() {
    String equalKeys =
        keys().stream().map(it -> it.of("b") + " = " + it.of("a")).collect(joining(" AND "));
    return "FROM (SELECT * FROM %s) b%nFULL JOIN (SELECT * FROM %s) a%nON %s"
        .formatted(before, after, equalKeys);
  }

  private String onBoth() {
    return firstKey("b") + " IS NOT NULL AND " + firstKey("a") + " IS NOT NULL";
  }

  private String anyChange() {
    return values().isEmpty()
        ? "false"
        : values().stream().map(DiffQuery::change).collect(joining(" OR "));
  }

  private static String change(DiffColumn column) {
    return column.of("b") + " IS DISTINCT FROM " + column.of("a");
  }

  /** Never null in a row that is there: columns of a key are required. */
  private String firstKey(String side) {
    return keys().getFirst().of(side);
  }
}
