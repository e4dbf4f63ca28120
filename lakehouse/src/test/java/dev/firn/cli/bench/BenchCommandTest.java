package dev.firn.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firn.cli.Firn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  @TempDir Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsEachBenchmarkInOneLine() {
    assertThat(run("bench")).isZero();

    assertThat(out.toString()).isEqualTo("sum  Add two numbers.%n".formatted());
  }

  @Test
  void showsTheOptionsOfABenchmark() {
    assertThat(run("bench", "sum", "--help")).isZero();

    assertThat(out.toString())
        .contains("Usage: firn bench sum", "Nothing else.", "--first=", "--seed=", "--json=FILE");
  }

  @Test
  void refusesAnUnknownName() {
    assertThat(run("bench", "G1")).isEqualTo(2);

    assertThat(err.toString()).startsWith("Unmatched argument at index 1: 'G1'");
  }

  @Test
  void saysWhichGoalIsMissedAndEndsWell() {
    assertThat(bench()).isZero();

    assertThat(out.toString())
        .startsWith("Add\n")
        .contains(
            "right  counted by hand\n",
            "sum  4 apples (median of 3, from 1 to 9)\n",
            "MISSED G0: sum: 4, limit 3\n",
            "met    G0: more: 5, limit 5\n",
            "1 of 2 goals missed\n");
  }

  @Test
  void printsNoFiguresOfAWrongResult() throws IOException {
    assertThat(bench("--wrong", "--json", json().toString())).isEqualTo(1);

    assertThat(out.toString()).contains("WRONG  counted by hand\n").doesNotContain("apples");
    assertThat(read().at("/figures")).isEmpty();
    assertThat(read().at("/goals")).isEmpty();
    assertThat(read().at("/oracle/match").asBoolean()).isFalse();
  }

  @Test
  void writesEverythingForScripts() throws IOException {
    assertThat(bench("--seed", "7", "--first=1.5", "--json", json().toString())).isZero();

    JsonNode json = read();
    assertThat(json.at("/name").asText()).isEqualTo("sum");
    assertThat(json.at("/seed").asLong()).isEqualTo(7);
    assertThat(json.at("/settings/first").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/settings/wrong").isBoolean()).isTrue();
    assertThat(json.at("/machine/cores").asInt()).isPositive();
    assertThat(json.at("/versions/iceberg").asText()).matches("\\d+\\.\\d+.*");
    assertThat(json.at("/runs/0/side").asText()).isEqualTo("one");
    assertThat(json.at("/runs/0/sum").asDouble()).isEqualTo(3.5);
    assertThat(json.at("/figures/0/median").asDouble()).isEqualTo(3.5);
    assertThat(json.at("/goals/0/met").asBoolean()).isFalse();
  }

  @Test
  void emptiesOnlyAFolderOfItsOwn() throws IOException {
    Path foreign = Files.createDirectory(temporary.resolve("foreign"));
    Files.writeString(foreign.resolve("precious"), "x");

    assertThat(run("bench", "sum", "--dir", foreign.toString())).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("firn: Cannot run a benchmark in " + foreign + ": it holds what no benchmark");
    assertThat(foreign.resolve("precious")).exists();
  }

  private Path json() {
    return temporary.resolve("new").resolve("report.json");
  }

  private JsonNode read() throws IOException {
    return JsonMapper.builder().build().readTree(json().toFile());
  }

  private int bench(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "bench";
    arguments[1] = "sum";
    arguments[2] = "--dir";
    arguments[3] = temporary.resolve("work").toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    CommandLine firn = Firn.commandLine();
    firn.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return firn.execute(arguments);
  }
}
