package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Aggregate;
import dev.firn.semantic.Aggregate.Term;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how the rows of a group become one value. */
record AggregateSection(ColumnLookup columns) {

  private static final String ROWS = "rows";

  /** Three standard errors of the sketch that Redshift uses, which cannot be set. */
  private static final int MIN_TOLERANCE_PERCENT = 6;

  private static final int MAX_TOLERANCE_PERCENT = 50;

  private static final Key PLUS = Key.optional("plus", "list of columns", "none", "What is added");
  private static final Key MINUS =
      Key.optional("minus", "list of columns", "none", "What is subtracted");

  static final KeyTable SUM_KEYS =
      KeyTable.of("entities.<entity>.measures.<measure>.sum", PLUS, MINUS);

  private static final Key OF = Key.required("of", "column", "The values");
  private static final Key AT = Key.required("at", "share, from 1% to 100%", "Which of them");

  static final KeyTable PERCENTILE_KEYS =
      KeyTable.of("entities.<entity>.measures.<measure>.percentile", OF, AT);

  Optional<Aggregate> read(MeasureDraft draft) {
    YamlValue value = draft.value();
    return switch (draft.kind()) {
      case SUM -> sum(value);
      case COUNT -> count(value);
      case COUNT_DISTINCT -> column(value).flatMap(column -> distinct(column, draft));
      case AVERAGE -> number(value).map(Aggregate.Average::new);
      case MIN -> ordered(value).map(column -> new Aggregate.Extreme(column, false));
      case MAX -> ordered(value).map(column -> new Aggregate.Extreme(column, true));
      case PERCENTILE -> percentile(YamlSection.open(value, PERCENTILE_KEYS));
      case RATIO, CUMULATIVE, PERIOD_OVER_PERIOD -> Optional.empty();
    };
  }

  private Optional<Aggregate> sum(YamlValue value) {
    List<Optional<Term>> terms = new ArrayList<>();
    if (value.isMapping()) {
      YamlSection section = YamlSection.open(value, SUM_KEYS);
      section.items(PLUS).forEach(item -> terms.add(term(item, false)));
      section.items(MINUS).forEach(item -> terms.add(term(item, true)));
      if (terms.isEmpty()) {
        value.report("has no columns");
      }
    } else {
      terms.add(term(value, false));
    }
    boolean whole = !terms.isEmpty() && terms.stream().allMatch(Optional::isPresent);
    return whole
        ? Optional.of(
            new Aggregate.Sum(
                terms.stream().map(Optional::orElseThrow).toList(), value.isMapping()))
        : Optional.empty();
  }

  private Optional<Term> term(YamlValue item, boolean negative) {
    return number(item).map(column -> new Term(column, negative));
  }

  private Optional<Aggregate> count(YamlValue value) {
    Optional<String> text = value.text();
    if (text.filter(ROWS::equals).isPresent()) {
      return Optional.of(new Aggregate.Count(Optional.empty()));
    }
    return text.flatMap(_ -> column(value)).map(it -> new Aggregate.Count(Optional.of(it)));
  }

  private static Optional<Aggregate> distinct(ColumnPath column, MeasureDraft draft) {
    Optional<YamlValue> tolerance = draft.section().value(MeasuresSection.TOLERANCE);
    if (tolerance.isEmpty()) {
      return Optional.of(new Aggregate.CountDistinct(column));
    }
    Optional<Integer> percent = draft.section().percent(MeasuresSection.TOLERANCE);
    if (percent
        .filter(it -> it < MIN_TOLERANCE_PERCENT || it > MAX_TOLERANCE_PERCENT)
        .isPresent()) {
      tolerance
          .get()
          .report(
              "must be from %d%% to %d%%, not %d%%: the estimates of engines are that far apart"
                  .formatted(MIN_TOLERANCE_PERCENT, MAX_TOLERANCE_PERCENT, percent.get()));
      return Optional.empty();
    }
    return percent.map(it -> new Aggregate.ApproximateDistinct(column, it));
  }

  private Optional<Aggregate> percentile(YamlSection section) {
    Optional<ColumnPath> column = section.value(OF).flatMap(this::ordered);
    Optional<Integer> percent = section.percent(AT);
    return column.flatMap(it -> percent.map(at -> new Aggregate.Percentile(it, at)));
  }

  private Optional<ColumnPath> column(YamlValue value) {
    return columns.find(value);
  }

  private Optional<ColumnPath> number(YamlValue value) {
    Optional<ColumnPath> column = columns.find(value);
    if (column.filter(it -> !it.type().isNumber()).isPresent()) {
      value.report("column '" + column.get().text() + "' is no number");
      return Optional.empty();
    }
    return column;
  }

  private Optional<ColumnPath> ordered(YamlValue value) {
    Optional<ColumnPath> column = columns.find(value);
    if (column
        .filter(it -> it.type() instanceof ValueType.Text || it.type() instanceof ValueType.Truth)
        .isPresent()) {
      value.report("column '" + column.get().text() + "' has no order that every engine keeps");
      return Optional.empty();
    }
    return column;
  }
}
