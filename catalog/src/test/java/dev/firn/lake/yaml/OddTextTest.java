package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.LakeException;
import dev.firn.lake.yaml.document.LakeProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are no declaration at all give one clear line. */
class OddTextTest {

  @TempDir Path folder;

  @Test
  void refusesAnEmptyFile() {
    refuses("", "lake.yaml:1: the file is empty");
    refuses("# nothing\n", "lake.yaml:1: the file is empty");
  }

  @Test
  void refusesWhatIsNotYaml() {
    refuses(
        "lake: x\ntables: [a\nstreams: x",
        "lake.yaml:3: not YAML: while parsing a flow sequence, expected ',' or ']', but got :");
    refuses(
        "lake: x\n\ttables:",
        "lake.yaml:2: not YAML: while scanning for the next token, found character '\\t(TAB)' that"
            + " cannot start any token. (Do not use \\t(TAB) for indentation)");
  }

  @Test
  void refusesACharacterThatNoTextHas() {
    refuses("lake: x\nowner: \u0000\n", "lake.yaml:2: not YAML: a character that no text has");
  }

  @Test
  void refusesTwoDocuments() {
    refuses(
        "lake: x\n---\nlake: y\n",
        "lake.yaml:2: not YAML: expected a single document in the stream, but found another"
            + " document");
  }

  @Test
  void refusesAnchorsBeforeTheyGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s, %s]%n".formatted(i, i, before, before, before));
    }
    refuses(bomb.toString(), "lake.yaml:1: anchors and aliases are not read: repeat the value");
  }

  @Test
  void refusesDeepNestingBeforeTheStackEnds() {
    refuses("a: " + "[".repeat(200_000), "lake.yaml:1: nested deeper than 40 levels");
  }

  @Test
  void refusesATypeNestedTooDeep() {
    String type = "list<".repeat(100_000) + "int" + ">".repeat(100_000);

    assertThatThrownBy(() ->
            LakeYaml.read("tables: {t: {columns: {c: '" + type + "'}}}", "lake.yaml", Map.of()))
        .hasMessageContaining("tables.t.columns.c: nested deeper than 20 levels");
  }

  @Test
  void refusesALongerFileThanAnyoneWrites() throws IOException {
    Path file = folder.resolve("lake.yaml");
    Files.writeString(file, "#".repeat(2_000_001));

    assertThatThrownBy(() -> LakeYaml.read(file))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot read " + file + ": it has 2000001 bytes, more than 2000000");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("none.yaml");

    assertThatThrownBy(() -> LakeYaml.read(file))
        .hasMessage("Cannot read " + file + ": there is no such file");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("lake.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});

    assertThatThrownBy(() -> LakeYaml.read(file))
        .hasMessage("Cannot read " + file + ": it is not UTF-8 text");
  }

  @Test
  void refusesAnotherShapeThanAMapping() {
    assertThatThrownBy(() -> LakeYaml.read("- a\n- b\n", "lake.yaml", Map.of()))
        .hasMessageStartingWith("lake.yaml:1: must be a mapping of keys to values, not a list\n")
        .hasMessageContaining("lake.yaml:1: tables: is missing: mapping of table names to tables");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> LakeYaml.read(text, "lake.yaml", Map.of()))
        .isInstanceOf(LakeProblemsException.class)
        .hasMessage(message);
  }
}
