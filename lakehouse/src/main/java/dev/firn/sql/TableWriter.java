package dev.firn.sql;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns. The widths are those of the first rows, so that a result of any size is printed
 * as it comes: later values that are wider push their line out.
 */
final class TableWriter implements RowWriter {
  private static final int ROWS_FOR_WIDTHS = 500;

  private final PrintWriter out;
  private final List<List<String>> held = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private int[] widths = {};
  private boolean headed;

  TableWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> resultColumns) {
    columns = resultColumns;
    widths = columns.stream().mapToInt(column -> width(column.name())).toArray();
    headed = false;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(oneLine(value == null ? "NULL" : Cell.text(value)));
    }
    if (headed) {
      print(texts);
      return;
    }
    held.add(texts);
    if (held.size() == ROWS_FOR_WIDTHS) {
      release();
    }
  }

  @Override
  public void end(long rows) {
    release();
    out.println(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    out.flush();
  }

  private void release() {
    if (headed) {
      return;
    }
    for (List<String> row : held) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    headed = true;
    print(columns.stream().map(ResultColumn::name).toList());
    out.println(rule());
    held.forEach(this::print);
    held.clear();
  }

  private String rule() {
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append(rule.isEmpty() ? "" : "-+-").append("-".repeat(width));
    }
    return rule.toString();
  }

  private void print(List<String> texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - width(texts.get(i))));
      line.append(i == 0 ? "" : " | ");
      line.append(columns.get(i).rightAligned() ? padding + texts.get(i) : texts.get(i) + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String oneLine(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }
}
