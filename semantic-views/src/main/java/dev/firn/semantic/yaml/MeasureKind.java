package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;

/** The ways in which a measure may be calculated, one key each. */
enum MeasureKind {
  SUM(
      0,
      "sum",
      "column, or mapping of `plus` and `minus` to lists of columns",
      "Sum. Of a column, it is null where no row has a value; in a mapping, a null counts as"
          + " zero"),
  COUNT(0, "count", "`rows` or column", "Number of rows, or of rows where the column has a value"),
  COUNT_DISTINCT(
      0,
      "count-distinct",
      "column",
      "Number of different values: exact, or about with a `tolerance`"),
  AVERAGE(0, "average", "column", "Arithmetic mean, as a floating-point number"),
  MIN(0, "min", "column", "Smallest value"),
  MAX(0, "max", "column", "Largest value"),
  PERCENTILE(
      0,
      "percentile",
      "mapping of `of` to a column and `at` to a share",
      "The smallest value that this share of the values do not exceed: exact, and a value that"
          + " occurs"),
  RATIO(
      1,
      "ratio",
      "mapping of `of` and `to` to measures",
      "One measure divided by another, as a floating-point number; null where that is zero"),
  CUMULATIVE(
      2,
      "cumulative",
      "mapping of `of` to a measure and `within` to a grain",
      "Sum of the measure over all periods up to this one, or over those within the longer period"),
  PERIOD_OVER_PERIOD(
      2,
      "period-over-period",
      "mapping of `of` to a measure, `periods` to a number and `as` to `previous`, `difference` or"
          + " `change`",
      "The measure compared with itself some periods earlier; null where that period has no row");

  private final int rank;
  private final String name;
  private final String kind;
  private final String meaning;

  MeasureKind(int rank, String name, String kind, String meaning) {
    this.rank = rank;
    this.name = name;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** A measure may be made of those with a lower rank. */
  int rank() {
    return rank;
  }

  Key key() {
    return Key.optional(name, kind, "-", meaning);
  }
}
