package dev.firn.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of one local Trino process. The JVM options of production come first and the
 * local ones after them, where they win: a small heap, the loopback address, no heap dump, which
 * would fill the disk of a laptop, and a patient compiler.
 *
 * <p>The process is ready when {@code GET /v1/info} answers with {@code "starting":false}; it ends
 * on SIGTERM, and with exit code 100 when its configuration is wrong.
 *
 * @param installation the Trino to run
 * @param java the {@code java} binary of a JDK 25
 * @param data the working directory of the process; nothing in it has to survive
 * @param maxHeapMebibytes the heap; 2048 is enough for the reference lake
 * @param node the values of the node
 */
public record TrinoCommand(
    TrinoInstallation installation, Path java, Path data, int maxHeapMebibytes, SingleNode node) {
  private static final String MAIN = "dev.firn.trino.server.TrinoLauncher";

  /**
   * The optimising compiler waits until code is really hot. On two cores it competes with the
   * queries: measured, a start takes 14 instead of 19 CPU-seconds, and a join of 0.8 million
   * generated rows 13 instead of 14, the second time 5 instead of 8.
   */
  private static final List<String> PATIENT_COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=20000",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=200000");

  private static final int MIN_HEAP_MEBIBYTES = 1024;

  public TrinoCommand {
    data = data.toAbsolutePath();
    if (maxHeapMebibytes < MIN_HEAP_MEBIBYTES) {
      throw new IllegalArgumentException(
          "Cannot start Trino: a heap of %d MiB is less than the %d MiB it needs"
              .formatted(maxHeapMebibytes, MIN_HEAP_MEBIBYTES));
    }
  }

  /** Returns the command and its arguments. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(java.toString());
    arguments.addAll(JvmConfig.read(installation.etc().resolve("jvm.config")));
    arguments.addAll(localOptions());
    arguments.addAll(List.of("-cp", installation.classPath(), MAIN));
    arguments.add(installation.home().toString());
    return List.copyOf(arguments);
  }

  private List<String> localOptions() {
    List<String> options = new ArrayList<>(PATIENT_COMPILER);
    options.addAll(
        List.of(
            "-Xms" + maxHeapMebibytes / 8 + "m",
            "-Xmx" + maxHeapMebibytes + "m",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-Dnode.bind-ip=127.0.0.1",
            "-Dnode.internal-address=127.0.0.1",
            "-Dairlift.quiet=true"));
    return options;
  }

  /** Returns the variables that the process needs beside those it inherits. */
  public Map<String, String> environment() {
    return node.environment();
  }

  /**
   * Returns a builder with command, environment and working directory set, and creates the working
   * directory; where the output goes is the caller's choice.
   *
   * @throws IOException when the working directory cannot be created
   */
  public ProcessBuilder processBuilder() throws IOException {
    Files.createDirectories(data);
    ProcessBuilder builder = new ProcessBuilder(arguments()).directory(data.toFile());
    builder.environment().putAll(environment());
    return builder;
  }
}
