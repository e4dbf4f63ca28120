package dev.firn.sql;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma separated values by RFC 4180. */
final class CsvWriter implements RowWriter {
  private final PrintWriter out;

  CsvWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> columns) {
    print(columns.stream().map(column -> quoted(column.name())).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) {
    print(values.stream().map(CsvWriter::field).toList());
  }

  @Override
  public void end(long rows) {
    out.flush();
  }

  private void print(List<String> fields) {
    out.print(fields.stream().collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String field(@Nullable Object value) {
    return value == null ? "" : quoted(Cell.text(value));
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
