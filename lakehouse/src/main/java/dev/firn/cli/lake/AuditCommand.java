package dev.firn.cli.lake;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks of what must hold for the whole lake. */
@Command(
    name = "audit",
    description = "Check what must hold for the whole lake.",
    subcommands = AuditEncryptionCommand.class)
public final class AuditCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: encryption");
  }
}
