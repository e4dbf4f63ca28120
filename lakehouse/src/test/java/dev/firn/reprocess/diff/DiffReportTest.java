package dev.firn.reprocess.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffReportTest {
  private static final TableDiff DIFF =
      new TableDiff(
          "sales",
          "tax-sign",
          new DiffSides(1, 2),
          new TableDiff.Rows(5_000, 5_001, 1_200, 2, 1),
          List.of(
              new ColumnDiff("note", "string", 0, Optional.empty()),
              new ColumnDiff(
                  "tax",
                  "decimal(7, 2)",
                  1_200,
                  Optional.of(new ColumnDiff.Sums("-12.50", "99.00"))),
              new ColumnDiff("ratio", "double", 0, Optional.of(new ColumnDiff.Sums(null, "NaN")))),
          List.of("channel", "id"),
          List.of(
              new SampleRow(
                  "changed",
                  List.of("web", "7"),
                  List.of(new SampleRow.Value("tax", "-1.00", "<b>1 & 'x'</b>"))),
              new SampleRow(
                  "added", List.of("web", "8"), List.of(new SampleRow.Value("tax", null, "3")))));

  @Test
  void isReadableAtATerminal() {
    assertThat(DiffText.of(DIFF))
        .contains("sales: 'tax-sign', from snapshot 1 to 2")
        .contains("5,000 rows before, 5,001 after: 1,200 changed, 2 added, 1 removed")
        .containsPattern("tax +1,200 +-12.50 +99.00 +\\+111.50")
        .doesNotContain("note")
        .contains("changed (web, 7): tax: -1.00 -> <b>1 & 'x'</b>")
        .contains("added (web, 8): tax: NULL -> 3");
  }

  @Test
  void hasNumbersForScripts() {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();

    DiffJson.write(json, DIFF);

    assertThat(json.get("rows_changed").asLong()).isEqualTo(1_200);
    assertThat(json.at("/columns/1/sum_after").decimalValue()).isEqualByComparingTo("99");
    assertThat(json.at("/columns/2/sum_before").isNull()).isTrue();
    assertThat(json.at("/columns/2/sum_after").asText()).isEqualTo("NaN");
    assertThat(json.at("/sample/0/key/channel").asText()).isEqualTo("web");
    assertThat(json.at("/sample/1/values/tax/before").isNull()).isTrue();
  }

  @Test
  void isAPageOfItsOwnWithEveryValueEscaped() {
    String page = DiffHtml.of("tax-sign", List.of(DIFF));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("<ins>&lt;b&gt;1 &amp; &#39;x&#39;&lt;/b&gt;</ins>")
        .contains("<i>null</i>")
        .doesNotContain("src=")
        .doesNotContain("http");
  }
}
