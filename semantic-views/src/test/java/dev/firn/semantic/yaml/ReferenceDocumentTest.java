package dev.firn.semantic.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.yaml.LakeYaml;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reference says what is read. {@code mvn verify -pl semantic-views -am -Dfirn.write-docs}
 * writes its tables anew.
 */
class ReferenceDocumentTest {

  private static final Path FILE = Path.of("../docs/semantic-views.md");
  private static final String BEGIN = "<!-- generated: begin -->\n\n";
  private static final String END = "<!-- generated: end -->\n";

  private static final List<KeyTable> SECTIONS =
      List.of(
          ModelSection.KEYS,
          TrinoSection.KEYS,
          AthenaSection.KEYS,
          RedshiftSection.KEYS,
          QuickSightSection.KEYS,
          QuickSightSourceSection.KEYS,
          QuickSightRefreshSection.KEYS,
          EntitySection.KEYS,
          JoinSection.KEYS,
          DimensionSection.KEYS,
          MeasuresSection.KEYS,
          AggregateSection.SUM_KEYS,
          AggregateSection.PERCENTILE_KEYS,
          DerivedSection.RATIO_KEYS,
          DerivedSection.CUMULATIVE_KEYS,
          DerivedSection.PERIOD_KEYS,
          ConditionSection.KEYS,
          ViewSection.KEYS);

  @Test
  void namesEveryKey() throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (System.getProperty("firn.write-docs") != null) {
      Files.writeString(FILE, text.substring(0, begin) + tables() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(tables());
  }

  @Test
  void beginsWithViewsThatCanBeRead() throws IOException {
    String text = Files.readString(FILE);
    String example = text.substring(text.indexOf("```yaml\n") + 8, text.indexOf("\n```\n"));
    Path lake = Path.of("../lakehouse/examples/retail/lake.yaml");

    assertThat(ViewsYaml.read(example, "views.yaml", LakeYaml.read(lake, Map.of())).views())
        .hasSize(1);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    SECTIONS.forEach(section -> add(text, section));
    return text.toString();
  }

  private static void add(StringBuilder text, KeyTable section) {
    String title = section.section().isEmpty() ? "The file" : "`" + section.section() + "`";
    text.append("### ").append(title).append("\n\n");
    text.append("| key | value | if left out | meaning |\n| --- | --- | --- | --- |\n");
    for (Key key : section.keys()) {
      String otherwise = key.required() ? "**required**" : key.otherwise();
      text.append(row("`" + key.name() + "`", key.kind(), otherwise, key.meaning()));
    }
    text.append('\n');
  }

  private static String row(String... cells) {
    List<String> escaped = Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).toList();
    return "| " + String.join(" | ", escaped) + " |\n";
  }
}
