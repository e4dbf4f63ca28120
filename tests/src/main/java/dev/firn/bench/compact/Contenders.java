package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.local.site.LocalSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts who compacts. The workers have one collector, and Spark twice the keeper's heap. */
final class Contenders {
  private static final String FIRN_HEAP = "-Xmx1g";
  private static final String SPARK_HEAP = "-Xmx2g";
  private static final String COLLECTOR = "-XX:+UseSerialGC";
  private static final List<String> OPENED_TO_SPARK =
      List.of("lang", "lang.invoke", "io", "net", "nio", "util", "util.concurrent");

  private final OwnTopology topology;
  private final LocalSite site;
  private final Path folder;
  private final long targetFileBytes;
  private final List<String> firnOptions;

  Contenders(OwnTopology topology, Path folder, long targetFileBytes, List<String> firnOptions) {
    this.topology = topology;
    this.site = topology.topology().site();
    this.folder = folder;
    this.targetFileBytes = targetFileBytes;
    this.firnOptions = List.copyOf(firnOptions);
  }

  /** Starts one; empty for a peer that is not built. */
  Optional<Contender> start(String label) {
    return switch (label) {
      case "firn" -> Optional.of(WorkerContender.of(label, worker(label, firn())));
      case "spark" ->
          isSparkBuilt()
              ? Optional.of(WorkerContender.of(label, worker(label, spark())))
              : Optional.empty();
      case "trino" -> Optional.of(new TrinoContender(topology));
      default ->
          throw new BenchException(
              "Cannot compact by %s: there is no such side; there are firn, spark and trino"
                  .formatted(label));
    };
  }

  /** What to do about Spark. */
  static String sparkRemedy() {
    return "Spark is not built: run mvn -Dquick -Ppeers -pl tests/peers/spark package";
  }

  private Worker worker(String label, List<String> command) {
    Map<String, String> environment = new HashMap<>(site.endpoints());
    environment.put("AWS_ENDPOINT_URL_S3", site.s3Endpoint());
    environment.put("AWS_ENDPOINT_URL_GLUE", site.glueEndpoint());
    return Worker.start(command, environment, folder.resolve(label + ".log"));
  }

  private List<String> firn() {
    List<String> command = new ArrayList<>(List.of(java(), FIRN_HEAP, COLLECTOR));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(firnOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FirnWorker.class.getName());
    command.add(site.lake().toString());
    command.add(Long.toString(targetFileBytes));
    return command;
  }

  private List<String> spark() {
    List<String> command = new ArrayList<>(List.of(java(), SPARK_HEAP, COLLECTOR));
    for (String name : OPENED_TO_SPARK) {
      command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    // Without it Arrow finds no way to direct memory on a new JDK.
    command.add("-Dio.netty.tryReflectionSetAccessible=true");
    command.add("-cp");
    command.add(sparkFolder() + "/*:" + sparkFolder() + "/lib/*");
    command.add("dev.firn.peer.spark.SparkWorker");
    command.add(topology.lake().warehouse());
    command.add(topology.lake().catalog().database());
    command.add(Long.toString(targetFileBytes));
    return command;
  }

  private boolean isSparkBuilt() {
    return Files.isDirectory(sparkFolder().resolve("lib"));
  }

  private Path sparkFolder() {
    return site.installation().home().resolve("tests/peers/spark/target");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
