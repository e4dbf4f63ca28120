package dev.firn.cli.views;

import dev.firn.target.ViewsPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what differs between views as declared and as a target holds them. */
@Command(
    name = "diff",
    description = {
      "Print what differs between views.yaml and the targets, and what was changed there by hand.",
      "Changes nothing. Exit code 1 when something differs."
    })
final class ViewsDiffCommand implements Callable<Integer> {

  @Mixin private TargetsOption targets;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TargetOutput out = new TargetOutput(spec.commandLine().getOut(), json, targets.several());
    boolean same =
        targets.each(
            target -> {
              ViewsPlan plan = target.plan();
              out.plan(target.label(), plan);
              return plan.changes().isEmpty();
            },
            out::end);
    return same ? 0 : 1;
  }
}
