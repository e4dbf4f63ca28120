package dev.firn.reprocess.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A comparison as one page that needs nothing else. */
public final class DiffHtml {
  private final StringBuilder page = new StringBuilder();

  private DiffHtml() {}

  /** The page of all tables of a correction. */
  public static String of(String correction, List<TableDiff> diffs) {
    var html = new DiffHtml();
    html.add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.add("<title>Correction %s</title>\n<style>\n", correction).add(style());
    html.add("</style>\n</head>\n<body>\n");
    html.add("<h1>Correction %s</h1>\n", correction);
    diffs.forEach(html::table);
    return html.add("</body>\n</html>\n").page.toString();
  }

  private void table(TableDiff diff) {
    TableDiff.Rows rows = diff.rows();
    add("<h2>%s</h2>\n", diff.table());
    add(
        "<p class=\"facts\">From snapshot %s to snapshot %s</p>\n",
        diff.sides().before(), diff.sides().after());
    add("<table>\n<tr><th>rows before</th><th>after</th><th>changed</th><th>added</th>");
    add("<th>removed</th></tr>\n<tr>");
    for (long count :
        new long[] {rows.before(), rows.after(), rows.changed(), rows.added(), rows.removed()}) {
      add("<td class=\"number\">%s</td>", grouped(count));
    }
    add("</tr>\n</table>\n");
    columns(diff.columns());
    sample(diff);
  }

  private void columns(List<ColumnDiff> columns) {
    add("<table>\n<tr><th>column</th><th>type</th><th class=\"number\">rows changed</th>");
    add("<th class=\"number\">sum before</th><th class=\"number\">sum after</th>");
    add("<th class=\"number\">difference</th></tr>\n");
    for (ColumnDiff column : columns) {
      add(column.changedRows() > 0 ? "<tr class=\"changed\">" : "<tr>");
      add("<td>%s</td><td>%s</td>", column.column(), column.type());
      number(grouped(column.changedRows()));
      number(column.sums().map(sums -> DiffText.shown(sums.before())).orElse(""));
      number(column.sums().map(sums -> DiffText.shown(sums.after())).orElse(""));
      number(column.sums().flatMap(sums -> sums.difference()).map(DiffText::signed).orElse(""));
      add("</tr>\n");
    }
    add("</table>\n");
  }

  private void number(String text) {
    add("<td class=\"number\">%s</td>", text);
  }

  private void sample(TableDiff diff) {
    if (diff.sample().isEmpty()) {
      return;
    }
    add("<table>\n<tr><th></th><th>%s</th>", String.join(", ", diff.keyColumns()));
    add("<th>before and after</th></tr>\n");
    for (SampleRow row : diff.sample()) {
      add("<tr><td>%s</td><td>%s</td><td>", row.kind(), String.join(", ", row.key()));
      row.values().forEach(this::value);
      add("</td></tr>\n");
    }
    add("</table>\n");
  }

  private void value(SampleRow.Value value) {
    add("%s: ", value.column());
    side("del", value.before());
    add(" ");
    side("ins", value.after());
    add("<br>\n");
  }

  private void side(String tag, @Nullable String value) {
    if (value == null) {
      add("<i>null</i>");
    } else {
      page.append('<').append(tag).append('>').append(escaped(value));
      page.append("</").append(tag).append('>');
    }
  }

  /** Adds markup, with every value escaped. */
  private DiffHtml add(String markup, Object... values) {
    if (values.length == 0) {
      page.append(markup);
      return this;
    }
    Object[] escaped = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      escaped[i] = escaped(values[i].toString());
    }
    page.append(String.format(Locale.ROOT, markup, escaped));
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String style() {
    try (InputStream in = DiffHtml.class.getResourceAsStream("diff.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the style of the page", e);
    }
  }
}
