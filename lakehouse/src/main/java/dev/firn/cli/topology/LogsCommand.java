package dev.firn.cli.topology;

import dev.firn.cli.option.TopologyOption;
import dev.firn.local.process.PartLog;
import dev.firn.local.site.PartName;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of a part. */
@Command(name = "logs", description = "Print the log of a part since its last start.")
public final class LogsCommand implements Runnable {

  @Mixin private TopologyOption option;

  @Parameters(
      paramLabel = "PART",
      converter = PartNameConverter.class,
      description = "The part whose log to print.")
  private PartName part;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "100",
      description = "Print the last N lines; default: 100.")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing until interrupted.")
  private boolean follow;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    var log = new PartLog(option.directory().log(part));
    log.tail(lines).forEach(out::println);
    out.flush();
    if (follow) {
      log.follow(line -> {
        out.println(line);
        out.flush();
      });
    }
  }
}
