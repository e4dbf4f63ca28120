package dev.firn.trino.server;

import io.trino.server.Server;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Starts Trino in this process, as Trino's own launcher does: the working directory is the node's
 * data directory and holds a link to {@code etc}, and {@code node.properties} become system
 * properties, of which those on the command line win.
 *
 * <p>The only argument is the folder that holds {@code etc} and {@code plugin}. Exit code 100 (by
 * Trino itself) says that the configuration is wrong.
 */
public final class TrinoLauncher {
  private TrinoLauncher() {}

  /** Starts the server and returns when it answers; the process goes on. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println(
          "Cannot start Trino: one argument is needed, the folder of etc and plugin");
      System.exit(2);
    }
    Path home = Path.of(arguments[0]).toAbsolutePath();
    link(Path.of("etc"), home.resolve("etc"));
    useUnlessGiven("config", "etc/config.properties");
    useUnlessGiven("log.levels-file", "etc/log.properties");
    useUnlessGiven("plugin.dir", home.resolve("plugin").toString());
    useUnlessGiven("node.data-dir", Path.of("").toAbsolutePath().toString());
    readNodeProperties(home.resolve("etc/node.properties"));
    new Server().start(version());
  }

  private static void link(Path link, Path target) throws IOException {
    if (Files.isSymbolicLink(link)) {
      Files.delete(link);
    }
    if (Files.exists(link)) {
      throw new IOException(
          "Cannot link %s to %s: something else is there".formatted(link.toAbsolutePath(), target));
    }
    Files.createSymbolicLink(link, target);
  }

  private static void readNodeProperties(Path file) throws IOException {
    Properties node = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      node.load(reader);
    }
    node.stringPropertyNames().forEach(name -> useUnlessGiven(name, node.getProperty(name)));
  }

  private static void useUnlessGiven(String name, String value) {
    System.getProperties().putIfAbsent(name, value);
  }

  private static String version() {
    String version = Server.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
