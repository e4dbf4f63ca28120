package dev.firn.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.cli.Firn;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is refused before anything is asked of the lake. */
class KeepCommandTest {

  private final StringWriter err = new StringWriter();

  @Test
  void unknownTableIsNamedWithASuggestion() {
    assertThat(keep("--once", "--table", "sale")).isEqualTo(2);
    assertThat(err.toString()).contains("No table 'sale' is declared (did you mean 'sales'?)");
  }

  @Test
  void unknownTaskIsNamedWithASuggestion() {
    assertThat(keep("--once", "--task", "compat")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "No task 'compat', there are publish, compact, expire, orphans, manifests (did you mean"
                + " 'compact'?)");
  }

  @Test
  void tasksAndPlansAreForOneRun() {
    assertThat(keep("--task", "publish")).isEqualTo(2);
    assertThat(err.toString()).contains("--task needs --once");
    assertThat(keep("--dry-run")).isEqualTo(2);
    assertThat(err.toString()).contains("--dry-run needs --once");
  }

  @Test
  void shareOfTheProcessorHasLimits() {
    assertThat(keep("--once", "--cpu-percent", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--cpu-percent must be from 1 to 100, not 0");
  }

  @Test
  void helpSaysTheExitCodes() {
    var out = new StringWriter();
    Firn.commandLine().setOut(new PrintWriter(out)).execute("keep", "--help");

    assertThat(out.toString())
        .contains("2   usage, such as an unknown table or task")
        .contains("--dry-run");
  }

  private int keep(String... arguments) {
    CommandLine line = Firn.commandLine().setErr(new PrintWriter(err));
    var all = new java.util.ArrayList<String>();
    all.add("keep");
    all.addAll(java.util.List.of("--lake", "examples/retail/lake.yaml"));
    all.addAll(java.util.List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }
}
