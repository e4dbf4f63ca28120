package dev.firn.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the ingest job of a lake is run on a Flink cluster in one JVM.
 *
 * @param checkpoints URI of the folder that keeps the job's checkpoints over its restarts
 * @param restPort where Flink answers
 */
public record JobCommand(Installation installation, Path lake, String checkpoints, int restPort) {

  /** Heap; Flink's managed memory and network buffers come on top. */
  static final int HEAP_MEGABYTES = 1024;

  private static final String MAIN = "dev.firn.ingest.LocalCluster";

  /** Parts of the JDK that Flink reaches into. */
  private static final List<String> OPEN_PACKAGES =
      List.of("java.lang", "java.net", "java.nio", "java.time", "java.util");

  /** The whole command line, to be run in the foreground, with further settings of the job. */
  public List<String> foreground(List<String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.addAll(options());
    command.addAll(arguments());
    command.addAll(settings);
    return command;
  }

  List<String> options() {
    List<String> options = new ArrayList<>();
    OPEN_PACKAGES.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.addAll(PartLogging.options());
    options.addAll(List.of("-cp", classPath(), MAIN));
    return options;
  }

  List<String> arguments() {
    return List.of(
        "--lake", lake.toString(),
        "--checkpoints", checkpoints,
        "--rest-port", Integer.toString(restPort));
  }

  private String classPath() {
    return installation.built("lakehouse/parts/flink/target/lib")
        + "/*:"
        + installation.built("ingest-flink/target", "firn-ingest-flink-*-job.jar");
  }
}
