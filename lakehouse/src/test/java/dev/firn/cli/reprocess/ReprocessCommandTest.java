package dev.firn.cli.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.cli.Firn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything is asked of the lake. */
class ReprocessCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "reprocess|Missing command: start, run, diff, check, publish, revert, abort or list",
        "reprocess start sales|Give either TABLE NAME, or NAME and --tables",
        "reprocess start sales fix --tables=a,b|Give either TABLE NAME, or NAME and --tables",
        "reprocess start fix --tables=a,b --as-of=7|A snapshot is of one table: give a time for"
            + " several",
        "reprocess start sales fix --as-of=yesterday|'yesterday' is neither a snapshot's id nor a"
            + " time such as 2026-01-31T12:00:00Z",
        "reprocess run fix|Give --sql, --delete-where or --delete-sql, or --replay",
        "reprocess run fix --dry-run --sql=x|--setting are for --replay",
        "reprocess run fix --replay|Give --from with --replay",
        "reprocess run fix --replay --from=2026-01-01T00:00:00Z --allow-inserts|Give either"
            + " --replay",
        "reprocess run fix --replay --from=yesterday|yesterday",
        "reprocess run fix --delete-where=x --delete-sql=y|mutually exclusive",
        "reprocess diff fix --sample=-1|--sample must be at least 0, not -1",
        "rollback sales|Missing required option: '--to=SNAPSHOT'",
      })
  void saysHowACommandIsToBeGiven(String command, String problem) {
    assertThat(firn(command)).isEqualTo(2);
    assertThat(err.toString()).contains(problem);
  }

  @Test
  void everyStepHasHelp() {
    for (String step :
        List.of("start", "run", "diff", "check", "publish", "revert", "abort", "list")) {
      assertThat(firn("reprocess " + step + " --help")).isZero();
    }
    assertThat(out.toString()).contains("--allow-inserts").contains("--require-checks");
  }

  private int firn(String command) {
    return Firn.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.of(command.split(" ")).toArray(String[]::new));
  }
}
