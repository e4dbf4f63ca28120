package dev.firn.cli.views;

import dev.firn.target.PublishingTarget;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes targets hold the views as declared. */
@Command(
    name = "publish",
    description = {
      "Make the targets hold the views of views.yaml; what is so already is passed over.",
      "May be interrupted and repeated. Exit code 1 when a view could not be published."
    })
final class ViewsPublishCommand implements Callable<Integer> {

  @Mixin private TargetsOption targets;

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
    TargetOutput out = new TargetOutput(spec.commandLine().getOut(), json, targets.several());
    return targets.each(target -> publish(target, out), out::end) ? 0 : 1;
  }

  private boolean publish(PublishingTarget target, TargetOutput out) {
    ViewsPlan all = target.plan();
    ViewsPlan plan = dropObsolete ? all : all.keepingObsolete();
    if (dryRun) {
      out.plan(target.label(), plan);
      return true;
    }
    List<ViewOutcome> outcomes =
        target.publish(plan, outcome -> out.outcome(target.label(), outcome));
    if (outcomes.isEmpty()) {
      out.remark(target.label(), "Nothing to do: the target holds the views as declared");
    }
    return outcomes.stream().allMatch(ViewOutcome.Done.class::isInstance);
  }
}
