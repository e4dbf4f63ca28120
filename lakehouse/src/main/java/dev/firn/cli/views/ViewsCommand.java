package dev.firn.cli.views;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Semantic views: metrics that are defined once. */
@Command(
    name = "views",
    description = "Metrics that views.yaml defines once, beside lake.yaml, for every engine.",
    subcommands = {
      ViewsRenderCommand.class,
      ViewsDiffCommand.class,
      ViewsPublishCommand.class,
      ViewsVerifyCommand.class,
      ViewsLineageCommand.class,
      ViewsDocsCommand.class,
    })
public final class ViewsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: render, diff, publish, verify, lineage or docs");
  }
}
