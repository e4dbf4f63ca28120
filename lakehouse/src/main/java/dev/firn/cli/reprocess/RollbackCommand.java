package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.cli.option.LakeOption;
import dev.firn.repair.RollbackPlan;
import dev.firn.repair.RollbackResult;
import dev.firn.reprocess.Reprocessing;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets main back to an earlier snapshot. */
@Command(
    name = "rollback",
    description = {
      "Set main back to an earlier snapshot, and the lanes so that they agree; says before what that"
          + " loses. For the worst day: to take one correction out again, use reprocess revert.",
      "The head of main before is kept by a tag."
    })
public final class RollbackCommand implements Runnable {

  @Mixin private LakeOption option;

  @Parameters(paramLabel = "TABLE", description = "The table.")
  private String table = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "SNAPSHOT",
      description = "Id of a snapshot in the history of main.")
  private long snapshotId;

  @Option(names = "--dry-run", description = "Say what would be lost, and change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try (CorrectionSession session = CorrectionSession.open(option)) {
      Reprocessing corrections = session.corrections().of(session.corrections().table(table));
      RollbackPlan plan = corrections.planRollback(snapshotId);
      ObjectNode node = CorrectionJson.list().addObject();
      node.put("table", table)
          .put("main_snapshot_id", plan.mainHead())
          .put("target_snapshot_id", plan.target())
          .put("snapshots_lost", plan.snapshots());
      plan.corrections().forEach(node.putArray("corrections_lost")::add);
      say(plan.toText());
      if (!dryRun) {
        RollbackResult result = corrections.rollback(plan);
        node.put("rolled_back_snapshot_id", result.snapshotId()).put("kept_by", result.keptBy());
        say(
            "main is at %d, what it was is kept by tag %s"
                .formatted(result.snapshotId(), result.keptBy()));
      }
      print(json ? node.toPrettyString() + "\n" : "");
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  private void say(String line) {
    print(json ? "" : line + "\n");
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
