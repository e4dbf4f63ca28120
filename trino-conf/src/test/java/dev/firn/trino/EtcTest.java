package dev.firn.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of the files in {@code etc}, read as they are. */
class EtcTest {
  private static final Path ETC = Path.of("etc");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([^}]*)}");
  private static final Pattern LOCAL =
      Pattern.compile("localhost|127\\.0\\.0\\.1|\\.firn/|s3mock|firn-retail|000000000000");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ETC)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  static List<Path> propertyFiles() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".properties")).toList();
  }

  @ParameterizedTest
  @MethodSource("propertyFiles")
  void hasAValueForEveryProperty(Path file) throws IOException {
    assertThat(load(file)).isNotEmpty().doesNotContainValue("");
  }

  @ParameterizedTest
  @MethodSource("propertyFiles")
  void namesEachPropertyOnce(Path file) throws IOException {
    assertThat(settings(file)).hasSize(load(file).size());
  }

  @ParameterizedTest
  @MethodSource("files")
  void holdsNothingThatIsTrueOnALaptopOnly(Path file) throws IOException {
    assertThat(Files.readString(file)).doesNotContainPattern(LOCAL);
  }

  @Test
  void asksForExactlyTheDocumentedVariables() throws IOException {
    assertThat(references())
        .containsOnly(
            Arrays.stream(TrinoVariable.values())
                .map(TrinoVariable::variable)
                .toArray(String[]::new));
  }

  @Test
  void everyVariableIsInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(TrinoVariable.values())
        .allSatisfy(variable -> assertThat(readme).contains("`" + variable.variable() + "`"));
  }

  @Test
  void lakeEncryptsAndKeepsTablesOut() throws IOException {
    assertThat(load(ETC.resolve("catalog/lake.properties")))
        .containsEntry("s3.sse.type", "KMS")
        .containsEntry("iceberg.register-table-procedure.enabled", "false")
        .containsEntry("iceberg.format-version", "2")
        .doesNotContainKeys("s3.endpoint", "hive.metastore.glue.endpoint-url");
  }

  private static List<String> references() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : propertyFiles()) {
      load(file).values().forEach(value -> text.append(value).append('\n'));
    }
    return REFERENCE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static List<String> settings(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
