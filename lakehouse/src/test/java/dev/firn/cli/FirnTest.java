package dev.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.cli.terminal.ProblemPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class FirnTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryExitCode() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString()).contains("0     done", "3     no JDK", "5     the build failed");
  }

  @Test
  void withoutACommandItIsUsage() {
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).startsWith("Missing command");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();

    assertThat(out.toString()).contains("Usage: firn " + command);
  }

  static Iterable<String> commands() {
    return Firn.commandLine().getSubcommands().keySet();
  }

  @Test
  void refusesAnUnknownPartAndNamesThoseThatAre() {
    assertThat(run("logs", "postgres")).isEqualTo(2);

    assertThat(err.toString()).contains("there is no part 'postgres', only s3, glue, kafka, trino");
  }

  @Test
  void aProblemIsOneLine() throws Exception {
    Files.writeString(folder.resolve("topology.json"), "not json");

    assertThat(run("status", "--dir", folder.toString())).isEqualTo(1);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("firn: Cannot read " + folder.resolve("topology.json") + ": it is not JSON");
  }

  @Test
  void debugShowsTheStackTrace() throws Exception {
    Files.writeString(folder.resolve("topology.json"), "not json");

    assertThat(run("status", "--debug", "--dir", folder.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("\tat dev.firn.local.");
  }

  @Test
  void statusOfATopologyThatNeverRanIsAllStopped() {
    assertThat(run("status", "--json", "--dir", folder.toString())).isZero();

    assertThat(out.toString()).contains("\"part\" : \"s3\"", "\"state\" : \"stopped\"");
  }

  @Test
  void causesThatSayNothingNewAreLeftOut() {
    var problem =
        new IllegalStateException("Cannot a: b", new IllegalStateException("b", new Error("c")));

    assertThat(ProblemPrinter.text(problem)).isEqualTo("Cannot a: b: c");
  }

  private int run(String... args) {
    CommandLine firn = Firn.commandLine();
    firn.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return firn.execute(args);
  }
}
