package dev.firn.cli.reprocess;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Corrects history on a branch, beside the running stream. */
@Command(
    name = "reprocess",
    description = {
      "Correct rows that the stream has written wrongly: on a branch, compared and checked there,"
          + " then published onto main, where rows that the stream has changed since stay as they"
          + " are.",
      "A correction is known by its name, which is unique in a lake and may be that of several"
          + " tables. Every step may be killed and repeated."
    },
    subcommands = {
      ReprocessStartCommand.class,
      ReprocessRunCommand.class,
      ReprocessDiffCommand.class,
      ReprocessCheckCommand.class,
      ReprocessPublishCommand.class,
      ReprocessRevertCommand.class,
      ReprocessAbortCommand.class,
      ReprocessListCommand.class,
    })
public final class ReprocessCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: start, run, diff, check, publish, revert, abort or list");
  }
}
