package dev.firn.lake.yaml.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.yaml.LakeYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reference says what the parsers read. {@code mvn verify -pl catalog -Dfirn.write-docs} writes
 * its tables anew.
 */
class ReferenceDocumentTest {

  private static final Path FILE = Path.of("../docs/lake-yaml.md");
  private static final String BEGIN = "<!-- generated: begin -->\n\n";
  private static final String END = "<!-- generated: end -->\n";

  @Test
  void namesEveryKey() throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (System.getProperty("firn.write-docs") != null) {
      Files.writeString(
          FILE, text.substring(0, begin) + ReferenceDocument.text() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end)).isEqualTo(ReferenceDocument.text());
  }

  @Test
  void beginsWithALakeThatCanBeRead() throws IOException {
    String text = Files.readString(FILE);
    String example = text.substring(text.indexOf("```yaml\n") + 8, text.indexOf("\n```\n"));

    assertThat(LakeYaml.read(example, "lake.yaml", Map.of()).tables()).hasSize(2);
  }

  @Test
  void keepsTablesOnOneLine() {
    List<String> rows =
        ReferenceDocument.text().lines().filter(row -> row.startsWith("|")).toList();

    assertThat(rows).allMatch(row -> row.endsWith("|") && row.split("(?<!\\\\)\\|").length == 5);
  }
}
