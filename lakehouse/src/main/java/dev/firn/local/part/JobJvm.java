package dev.firn.local.part;

import dev.firn.local.site.Installation;
import java.util.ArrayList;
import java.util.List;

/** How a Flink cluster in one JVM is started, with the job jar and what a cluster has itself. */
public record JobJvm(Installation installation) {

  /** Heap; Flink's managed memory and network buffers come on top. */
  static final int HEAP_MEGABYTES = 1024;

  private static final String REPLAY = "dev.firn.ingest.LocalReplay";

  /** Parts of the JDK that Flink reaches into. */
  private static final List<String> OPEN_PACKAGES =
      List.of("java.lang", "java.net", "java.nio", "java.time", "java.util");

  /** The command that reads retained events once more; the replay's arguments are to be added. */
  public List<String> replay() {
    return command(REPLAY);
  }

  /** The whole command of a main class, without its arguments. */
  List<String> command(String main) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.addAll(options(main));
    return command;
  }

  List<String> options(String main) {
    List<String> options = new ArrayList<>();
    OPEN_PACKAGES.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.addAll(PartLogging.options());
    options.addAll(JavaLaunch.PATIENT_COMPILER);
    options.addAll(List.of("-cp", classPath(), main));
    return options;
  }

  private String classPath() {
    return installation.built("lakehouse/parts/flink/target/lib")
        + "/*:"
        + installation.built("ingest-flink/target", "firn-ingest-flink-*-job.jar");
  }
}
