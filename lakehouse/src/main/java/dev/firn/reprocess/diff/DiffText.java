package dev.firn.reprocess.diff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison for people at a terminal. */
public final class DiffText {
  private static final String COLUMN = "  %-24s  %12s  %22s  %22s  %18s%n";

  private DiffText() {}

  /** One table. */
  public static String of(TableDiff diff) {
    TableDiff.Rows rows = diff.rows();
    var text = new StringBuilder();
    text.append(
        "%s: '%s', from snapshot %d to %d%n"
            .formatted(
                diff.table(), diff.correction(), diff.sides().before(), diff.sides().after()));
    text.append(
        String.format(
            Locale.ROOT,
            "  %,d rows before, %,d after: %,d changed, %,d added, %,d removed%n",
            rows.before(),
            rows.after(),
            rows.changed(),
            rows.added(),
            rows.removed()));
    addColumns(text, diff.columns());
    diff.sample().forEach(row -> text.append(sample(row)));
    return text.toString();
  }

  private static void addColumns(StringBuilder text, List<ColumnDiff> columns) {
    List<ColumnDiff> shown = columns.stream().filter(DiffText::isWorthALine).toList();
    if (shown.isEmpty()) {
      return;
    }
    text.append(
        String.format(
            Locale.ROOT,
            COLUMN,
            "COLUMN",
            "ROWS CHANGED",
            "SUM BEFORE",
            "SUM AFTER",
            "DIFFERENCE"));
    for (ColumnDiff column : shown) {
      text.append(
          String.format(
              Locale.ROOT,
              COLUMN,
              column.column(),
              String.format(Locale.ROOT, "%,d", column.changedRows()),
              column.sums().map(sums -> shown(sums.before())).orElse(""),
              column.sums().map(sums -> shown(sums.after())).orElse(""),
              column.sums().flatMap(sums -> sums.difference()).map(DiffText::signed).orElse("")));
    }
  }

  private static boolean isWorthALine(ColumnDiff column) {
    return column.changedRows() > 0
        || column
            .sums()
            .flatMap(ColumnDiff.Sums::difference)
            .filter(difference -> difference.signum() != 0)
            .isPresent();
  }

  private static String sample(SampleRow row) {
    String values =
        row.values().stream()
            .map(it -> "%s: %s -> %s".formatted(it.column(), shown(it.before()), shown(it.after())))
            .collect(Collectors.joining(", "));
    return "  %s (%s): %s%n".formatted(row.kind(), String.join(", ", row.key()), values);
  }

  static String shown(@Nullable String value) {
    return value == null ? "NULL" : value.replaceAll("\\p{Cntrl}", " ");
  }

  static String signed(BigDecimal difference) {
    return (difference.signum() > 0 ? "+" : "") + difference.toPlainString();
  }
}
