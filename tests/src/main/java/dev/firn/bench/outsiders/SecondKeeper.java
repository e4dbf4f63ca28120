package dev.firn.bench.outsiders;

import dev.firn.bench.BenchException;
import dev.firn.local.site.LocalSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A keeper beside the topology's own, as on another machine: it shares no folder with it. */
final class SecondKeeper implements AutoCloseable {
  private static final Duration MAX_END = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;

  private SecondKeeper(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder where it keeps what it has and writes its log
   */
  static SecondKeeper start(LocalSite site, Path folder) {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(site, folder))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(site.endpoints());
    try {
      return new SecondKeeper(builder.start(), log);
    } catch (IOException e) {
      throw new BenchException("Cannot start a second keeper: " + e.getMessage(), e);
    }
  }

  private static List<String> command(LocalSite site, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1024m",
        "-XX:+UseSerialGC",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
        "-Dorg.slf4j.simpleLogger.log.org.apache.iceberg=warn",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.firn.cli.Firn",
        "keep",
        "--lake",
        site.lake().toString(),
        "--folder",
        folder.toString());
  }

  /** Throws if it has ended by itself. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new BenchException(
          "The second keeper ended with code %d; its log is %s"
              .formatted(process.exitValue(), log));
    }
  }

  /** Ends it at once, as a crash would. */
  @Override
  public void close() {
    try {
      if (!process.destroyForcibly().waitFor(MAX_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BenchException(
            "Cannot kill the second keeper: process %d goes on".formatted(process.pid()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
