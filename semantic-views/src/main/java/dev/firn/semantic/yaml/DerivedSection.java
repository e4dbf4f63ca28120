package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Calculation;
import dev.firn.semantic.Calculation.Comparison;
import dev.firn.semantic.Grain;
import dev.firn.semantic.Measure;
import dev.firn.semantic.ValueType;
import java.util.Optional;

/** Reads how a measure is made of other measures. */
record DerivedSection(MeasureKind kind, MeasureParts parts) {

  private static final int MAX_PERIODS = 1000;

  private static final Key OF = Key.required("of", "measure", "The measure");
  private static final Key TO = Key.required("to", "measure", "What it is divided by");
  private static final Key WITHIN =
      Key.optional(
          "within",
          "`day`, `week`, `month`, `quarter` or `year`",
          "never",
          "Where the sum begins anew: longer than the grain of each view that has the measure");
  private static final Key PERIODS =
      Key.optional("periods", "number from 1 to 1000", "1", "How many periods of the view's grain");
  private static final Key AS =
      Key.required(
          "as",
          "`previous`, `difference` or `change`",
          "The earlier value, what was added to it, or that as a share of it");

  private static final String PATH = "entities.<entity>.measures.<measure>.";

  static final KeyTable RATIO_KEYS = KeyTable.of(PATH + "ratio", OF, TO);
  static final KeyTable CUMULATIVE_KEYS = KeyTable.of(PATH + "cumulative", OF, WITHIN);
  static final KeyTable PERIOD_KEYS = KeyTable.of(PATH + "period-over-period", OF, PERIODS, AS);

  static Optional<Calculation> read(MeasureDraft draft, MeasureParts parts) {
    DerivedSection section = new DerivedSection(draft.kind(), parts);
    return switch (draft.kind()) {
      case RATIO -> section.ratio(YamlSection.open(draft.value(), RATIO_KEYS));
      case CUMULATIVE -> section.cumulative(YamlSection.open(draft.value(), CUMULATIVE_KEYS));
      case PERIOD_OVER_PERIOD -> section.periods(YamlSection.open(draft.value(), PERIOD_KEYS));
      case SUM, COUNT, COUNT_DISTINCT, AVERAGE, MIN, MAX, PERCENTILE -> Optional.empty();
    };
  }

  private Optional<Calculation> ratio(YamlSection section) {
    Optional<Measure> of = section.value(OF).flatMap(this::number);
    Optional<Measure> to = section.value(TO).flatMap(this::number);
    return of.flatMap(it -> to.map(other -> new Calculation.Ratio(it, other)));
  }

  private Optional<Calculation> cumulative(YamlSection section) {
    Optional<Measure> of = section.value(OF).flatMap(this::additive);
    Optional<Grain> within = section.choice(WITHIN, Grain.class);
    boolean unreadable = within.isEmpty() && section.value(WITHIN).isPresent();
    return unreadable
        ? Optional.empty()
        : of.map(measure -> new Calculation.Cumulative(measure, within));
  }

  private Optional<Calculation> periods(YamlSection section) {
    Optional<Measure> of = section.value(OF).flatMap(this::number);
    Optional<Integer> periods =
        section.value(PERIODS).isEmpty()
            ? Optional.of(1)
            : section.integer(PERIODS, 1, MAX_PERIODS);
    Optional<Comparison> comparison = section.choice(AS, Comparison.class);
    if (periods.isEmpty() || comparison.isEmpty()) {
      return Optional.empty();
    }
    return of.map(it -> new Calculation.PeriodOverPeriod(it, periods.get(), comparison.get()));
  }

  private Optional<Measure> number(YamlValue value) {
    Optional<Measure> measure = parts.find(value, kind);
    if (measure.filter(it -> !isNumber(it.type())).isPresent()) {
      value.report("measure '" + measure.get().name() + "' is no number");
      return Optional.empty();
    }
    return measure;
  }

  private Optional<Measure> additive(YamlValue value) {
    Optional<Measure> measure = parts.find(value, kind);
    if (measure.filter(it -> !isAdditive(it.calculation())).isPresent()) {
      value.report(
          "measure '%s' cannot be added up over periods: only sums and counts can"
              .formatted(measure.get().name()));
      return Optional.empty();
    }
    return measure;
  }

  private static boolean isNumber(ValueType type) {
    return type.isNumber() || type instanceof ValueType.Quotient;
  }

  private static boolean isAdditive(Calculation calculation) {
    return calculation instanceof Calculation.Aggregated(var aggregate, _)
        && aggregate.isAdditive();
  }
}
