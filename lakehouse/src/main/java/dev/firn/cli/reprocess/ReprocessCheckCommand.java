package dev.firn.cli.reprocess;

import dev.firn.reprocess.check.CheckResult;
import dev.firn.reprocess.check.CheckText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the checks of {@code lake.yaml} on a branch. */
@Command(
    name = "check",
    description = {
      "Make the checks that lake.yaml declares for the tables, on the branch of a correction.",
      "Exit code 1 when one fails. Nothing is changed."
    })
final class ReprocessCheckCommand implements Callable<Integer> {

  @Mixin private CorrectionOption option;
  @Mixin private TrinoOption trino;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (CorrectionSession session = option.open()) {
      List<CheckResult> results =
          new BranchChecks(session, trino, option.topology())
              .run(session.corrections().named(option.name(), option.tables()));
      print(results);
      return results.stream().allMatch(CheckResult::passed) ? 0 : 1;
    }
  }

  private void print(List<CheckResult> results) {
    var out = spec.commandLine().getOut();
    if (json) {
      var list = CorrectionJson.list();
      CheckText.write(list, results);
      out.print(CorrectionJson.text(list));
    } else {
      out.print(results.isEmpty() ? "No checks are declared%n".formatted() : CheckText.of(results));
    }
    out.flush();
  }
}
