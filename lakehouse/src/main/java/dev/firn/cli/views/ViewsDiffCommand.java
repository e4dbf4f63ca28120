package dev.firn.cli.views;

import dev.firn.target.ViewsPlan;
import java.io.PrintWriter;
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
      "Print what differs between views.yaml and the target, and what was changed there by hand.",
      "Changes nothing. Exit code 1 when something differs."
    })
final class ViewsDiffCommand implements Callable<Integer> {

  @Mixin private ViewsTarget target;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.with(opened -> {
      ViewsPlan plan = opened.plan();
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? ViewsJson.plan(plan) : ViewsText.plan(plan));
      out.flush();
      return plan.changes().isEmpty() ? 0 : 1;
    });
  }
}
