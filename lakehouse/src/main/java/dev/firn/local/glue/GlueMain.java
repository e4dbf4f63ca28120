package dev.firn.local.glue;

import dev.firn.local.glue.store.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The local Glue endpoint as a process of its own; SIGTERM stops it cleanly. */
@Command(
    name = "glue",
    description = "Serves the Data Catalog part of the AWS Glue API on local state.",
    mixinStandardHelpOptions = true)
public final class GlueMain implements Callable<Integer> {
  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on")
  private String host = "127.0.0.1";

  @Option(names = "--port", required = true, description = "port to listen on, 0 for any")
  private int port;

  @Option(names = "--data", required = true, description = "directory of the state")
  private Path data = Path.of("");

  @Option(names = "--faults", description = "let tests script faults at /faults")
  private boolean faults;

  @Spec private CommandSpec spec;

  /** Runs until SIGTERM; exits with 1 when it cannot start and with 2 for wrong options. */
  public static void main(String[] arguments) {
    // Connections outlive the 60 seconds for which clients keep them idle, and small answers leave
    // at once. The HTTP server reads both once, when it is loaded.
    System.setProperty("sun.net.httpserver.idleInterval", "90");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.exit(new CommandLine(new GlueMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      serve(GlueServer.start(new GlueConfig(host, port, data, GlueLimits.ofAws(), faults)));
      return 0;
    } catch (IllegalArgumentException | UncheckedIOException | StoreException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private void serve(GlueServer server) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    spec.commandLine().getOut().println("Glue is at " + server.endpoint());
    spec.commandLine().getOut().flush();
    new CountDownLatch(1).await();
  }
}
