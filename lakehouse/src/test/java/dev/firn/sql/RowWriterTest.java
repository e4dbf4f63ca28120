package dev.firn.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowWriterTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(new ResultColumn("name", false), new ResultColumn("n", true));

  @Test
  void alignsTable() {
    assertThat(
            print(
                OutputFormat.TABLE,
                COLUMNS,
                List.of(row("été", 1), row(null, new BigDecimal("12.50")))))
        .isEqualTo(
            """
            name |     n
            -----+------
            été  |     1
            NULL | 12.50
            (2 rows)
            """);
  }

  @Test
  void keepsRowOfTableOnOneLine() {
    assertThat(print(OutputFormat.TABLE, COLUMNS, List.of(row("a\nb\tc", 1))))
        .contains("a\\nb\\tc | 1\n");
  }

  @Test
  void printsHeadOfEmptyTable() {
    assertThat(print(OutputFormat.TABLE, COLUMNS, List.of()))
        .isEqualTo("name | n\n-----+--\n(0 rows)\n");
  }

  @Test
  void printsTableLongerThanItLooksAhead() {
    List<List<@Nullable Object>> rows =
        IntStream.range(0, 1_001).mapToObj(i -> row("row " + i, i)).toList();

    String table = print(OutputFormat.TABLE, COLUMNS, rows);

    assertThat(table.lines()).hasSize(1_001 + 3).contains("row 1000 | 1000");
    assertThat(table).endsWith("(1001 rows)\n");
  }

  @Test
  void quotesCsvWhereNeeded() {
    assertThat(
            print(
                OutputFormat.CSV,
                COLUMNS,
                List.of(row("a,\"b\"", 1), row(null, null), row("", "x\ny"))))
        .isEqualTo("name,n\r\n\"a,\"\"b\"\"\",1\r\n,\r\n\"\",\"x\ny\"\r\n");
  }

  @Test
  void printsJsonLines() {
    assertThat(
            print(
                OutputFormat.JSON,
                COLUMNS,
                List.of(
                    row("a\"b", new BigDecimal("1E+3")), row(null, List.of(1, Map.of("k", true))))))
        .isEqualTo(
            """
            {"name":"a\\"b","n":1000}
            {"name":null,"n":[1,{"k":true}]}
            """);
  }

  @Test
  void numbersColumnsOfSameNameInJson() {
    List<ResultColumn> columns =
        List.of(new ResultColumn("_col0", true), new ResultColumn("_col0", true));

    assertThat(print(OutputFormat.JSON, columns, List.of(row(1, 2))))
        .isEqualTo("{\"_col0\":1,\"_col0_2\":2}\n");
  }

  private static String print(
      OutputFormat format, List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
    StringWriter out = new StringWriter();
    RowWriter writer = format.writer(new PrintWriter(out));
    writer.begin(columns);
    for (List<@Nullable Object> row : rows) {
      writer.row(row);
    }
    writer.end(rows.size());
    return out.toString();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
