package dev.firn.cli.reprocess;

import dev.firn.reprocess.CorrectionState;
import dev.firn.reprocess.run.TableCorrection;
import dev.firn.reprocess.staging.StagingTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a correction up. */
@Command(
    name = "abort",
    description = {
      "Give a correction up that is not published: its branch and its staging tables go; its files go"
          + " later, by the keeper's expiry and its look for orphans.",
      "May be repeated."
    })
final class ReprocessAbortCommand implements Runnable {

  @Mixin private CorrectionOption option;

  @Option(names = "--dry-run", description = "Say what would go; change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the corrections as they were, as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (CorrectionSession session = option.open()) {
      List<TableCorrection> tables = session.corrections().named(option.name(), option.tables());
      for (TableCorrection it : tables) {
        if (!dryRun) {
          abort(session, it);
        }
        if (!json) {
          out.println(text(it));
          out.flush();
        }
      }
      out.print(json ? CorrectionJson.of(tables) : "");
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  /**
   * What an earlier run has left goes first, as the correction may be forgotten afterwards; and
   * once more in the end, for a run that still goes on, and can then adopt nothing.
   */
  private static void abort(CorrectionSession session, TableCorrection it) {
    var staging = new StagingTables(session.catalog(), it.table().name(), it.correction().name());
    staging.dropAll();
    if (it.correction().state() != CorrectionState.ABORTED) {
      session.corrections().of(it.table()).abort(it.correction().name());
    }
    staging.dropAll();
  }

  private String text(TableCorrection it) {
    return "%s: branch '%s' at %d %s"
        .formatted(
            it.table().name(),
            it.correction().name(),
            it.correction().head(),
            dryRun ? "would go" : "is gone");
  }
}
