package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.CorrectionState;
import dev.firn.reprocess.PublishOptions;
import dev.firn.reprocess.PublishPlan;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.check.CheckResult;
import dev.firn.reprocess.check.CheckText;
import dev.firn.reprocess.run.CheckedPublication;
import dev.firn.reprocess.run.TableCorrection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a correction onto main. */
@Command(
    name = "publish",
    description = {
      "Bring a correction onto main, each table in one commit: rows that main has not changed since"
          + " the fork become what the branch holds, all others stay as main has them. The stream"
          + " goes on meanwhile.",
      "Several tables are published one after the other; repeated, those that are on main already"
          + " are passed over. Exit code 1 when it is refused."
    })
final class ReprocessPublishCommand implements Callable<Integer> {

  @Mixin private CorrectionOption option;
  @Mixin private TrinoOption trino;

  @Option(
      names = "--require-checks",
      description = "Make the checks of lake.yaml on the branch first, and refuse if one fails.")
  private boolean requireChecks;

  @Option(names = "--why", defaultValue = "", description = "A line that main keeps with it.")
  private String why = "";

  @Option(
      names = "--over",
      paramLabel = "NAME",
      description = "Replace rows of this earlier correction; may be repeated.")
  private List<String> over = new ArrayList<>();

  @Option(
      names = "--keep-others",
      description =
          "Leave rows as they are that another correction has changed since the fork, instead of"
              + " refusing to publish.")
  private boolean keepOthers;

  @Option(names = "--dry-run", description = "Say what would become of the rows; change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (CorrectionSession session = option.open()) {
      List<TableCorrection> tables = session.corrections().named(option.name(), option.tables());
      CheckedPublication.requireResults(tables);
      if (requireChecks && !holds(session, tables)) {
        return 1;
      }
      ArrayNode list = CorrectionJson.list();
      for (TableCorrection it : tables) {
        Reprocessing table = session.corrections().of(it.table());
        ObjectNode node =
            list.addObject()
                .put("table", it.table().name())
                .put("correction", it.correction().name());
        if (dryRun) {
          plan(it, table, node);
        } else {
          publish(it, table, node);
        }
      }
      print(list);
      return 0;
    }
  }

  private boolean holds(CorrectionSession session, List<TableCorrection> tables) {
    List<TableCorrection> computed =
        tables.stream().filter(it -> it.correction().state() == CorrectionState.COMPUTED).toList();
    List<CheckResult> results = new BranchChecks(session, trino, option.topology()).run(computed);
    boolean holds = results.stream().allMatch(CheckResult::passed);
    PrintWriter err = spec.commandLine().getErr();
    err.print(CheckText.of(results));
    if (!holds) {
      err.println("firn: Cannot publish '" + option.name() + "': a check failed");
    } else if (results.isEmpty()) {
      err.println("No checks are declared");
    }
    err.flush();
    return holds;
  }

  private void plan(TableCorrection it, Reprocessing table, ObjectNode node) {
    if (it.correction().state() == CorrectionState.PUBLISHED) {
      node.put("already", true);
      say(it.table().name() + ": '" + it.correction().name() + "' is on main already");
      return;
    }
    PublishPlan plan = table.plan(it.correction().name(), options());
    CorrectionJson.write(node, plan);
    say(it.table().name() + ": " + plan.toText());
    plan.overlaps()
        .forEach((name, keys) -> say("  %,d keys were changed by '%s'".formatted(keys, name)));
  }

  private void publish(TableCorrection it, Reprocessing table, ObjectNode node) {
    Author author = new Author(Author.ofProcess().who(), why);
    PublishResult result = table.publish(it.correction().name(), author, options());
    CorrectionJson.write(node, result);
    say(CorrectionText.published(it, result));
  }

  private PublishOptions options() {
    return new PublishOptions(new LinkedHashSet<>(over), keepOthers);
  }

  private void say(String line) {
    if (!json) {
      spec.commandLine().getOut().println(line);
      spec.commandLine().getOut().flush();
    }
  }

  private void print(ArrayNode list) {
    if (json) {
      spec.commandLine().getOut().print(CorrectionJson.text(list));
      spec.commandLine().getOut().flush();
    }
  }
}
