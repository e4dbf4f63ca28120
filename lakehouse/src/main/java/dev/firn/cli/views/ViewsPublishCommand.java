package dev.firn.cli.views;

import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import dev.firn.target.ViewsPublisher;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a target hold the views as declared. */
@Command(
    name = "publish",
    description = {
      "Make the target hold the views of views.yaml; what is so already is passed over.",
      "May be interrupted and repeated. Exit code 1 when a view could not be published."
    })
final class ViewsPublishCommand implements Callable<Integer> {

  @Mixin private ViewsTarget target;

  @Option(
      names = "--drop-obsolete",
      description = "Also drop views that were published once and are no longer declared.")
  private boolean dropObsolete;

  @Option(names = "--dry-run", description = "Print what would be done; change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    return target.with(opened -> {
      ViewsPlan all = opened.plan();
      ViewsPlan plan = dropObsolete ? all : all.keepingObsolete();
      if (dryRun) {
        out.print(json ? ViewsJson.plan(plan) : ViewsText.plan(plan));
        out.flush();
        return 0;
      }
      List<ViewOutcome> outcomes =
          new ViewsPublisher(opened.store(), outcome -> printLine(out, outcome)).publish(plan);
      if (json) {
        out.print(ViewsJson.outcomes(outcomes));
      } else if (outcomes.isEmpty()) {
        out.println("Nothing to do: the target holds the views as declared");
      }
      out.flush();
      return outcomes.stream().allMatch(ViewOutcome.Done.class::isInstance) ? 0 : 1;
    });
  }

  private void printLine(PrintWriter out, ViewOutcome outcome) {
    if (!json) {
      out.println(ViewsText.of(outcome));
      out.flush();
    }
  }
}
