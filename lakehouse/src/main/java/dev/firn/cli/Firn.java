package dev.firn.cli;

import dev.firn.cli.bench.BenchCommand;
import dev.firn.cli.keep.HealthCommand;
import dev.firn.cli.keep.KeepCommand;
import dev.firn.cli.keep.RepairCommand;
import dev.firn.cli.lake.ApplyCommand;
import dev.firn.cli.lake.AuditCommand;
import dev.firn.cli.lake.PlanCommand;
import dev.firn.cli.reprocess.ReprocessCommand;
import dev.firn.cli.reprocess.RollbackCommand;
import dev.firn.cli.stream.IngestCommand;
import dev.firn.cli.stream.ReplayCommand;
import dev.firn.cli.terminal.ProblemPrinter;
import dev.firn.cli.topology.DownCommand;
import dev.firn.cli.topology.LogsCommand;
import dev.firn.cli.topology.StatusCommand;
import dev.firn.cli.topology.UpCommand;
import dev.firn.cli.views.ViewsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The top command. A subcommand is a class of this package that is listed here; it writes through
 * its own command's writer and reports a problem by throwing.
 */
@Command(
    name = "firn",
    version = "firn 0.1.0",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "A streaming lakehouse: Flink upserts become clean, encrypted Iceberg tables.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      ReplayCommand.class,
      SqlCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      IngestCommand.class,
      KeepCommand.class,
      HealthCommand.class,
      RepairCommand.class,
      ReprocessCommand.class,
      RollbackCommand.class,
      AuditCommand.class,
      ViewsCommand.class,
      BenchCommand.class,
      TestCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed, or a check found something",
      "2:usage",
      "3:no JDK 25 or later",
      "4:no Maven 3.8.7 or later",
      "5:the build failed",
      "130:interrupted"
    })
public final class Firn implements Runnable {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  boolean debug;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute; tests give it their own writers. */
  public static CommandLine commandLine() {
    var firn = new Firn();
    return new CommandLine(firn)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new ProblemPrinter(() -> firn.debug));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
