package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.process.ShortProcess;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import dev.firn.local.site.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Kafka broker that is its own KRaft controller. */
final class KafkaPart implements Part {

  private static final int HEAP_MEGABYTES = 384;

  /** Any id will do, as long as it stays. */
  private static final String CLUSTER_ID = "ZmlybmZpcm5maXJuZmlybg";

  private final LocalSite site;

  KafkaPart(LocalSite site) {
    this.site = site;
  }

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.KAFKA, PortName.KAFKA_CONTROLLER);
  }

  /** Writes the settings for the present ports, and formats the storage once. */
  @Override
  public void prepare() {
    new StateFile(settings()).write(new KafkaSettingsFile(site, records()).text());
    if (!Files.exists(records().resolve("meta.properties"))) {
      ShortProcess.run(
          java("kafka.tools.StorageTool", "format", "--ignore-formatted")
              .with("--cluster-id", CLUSTER_ID, "--config", settings().toString())
              .at(site),
          site.directory().log(name()),
          startTimeout());
    }
  }

  @Override
  public Launch launch() {
    return java("kafka.Kafka").with(settings().toString()).at(site);
  }

  @Override
  public HealthCheck health() {
    return new KafkaHealth(site.kafka());
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Duration stopTimeout() {
    return Duration.ofSeconds(30);
  }

  private JavaLaunch java(String main, String... arguments) {
    Path lib = site.installation().built("lakehouse/parts/kafka/target/lib");
    List<String> options = new ArrayList<>(PartLogging.options());
    options.addAll(List.of(JavaLaunch.FIRST_COMPILER, "-cp", lib + "/*", main));
    return new JavaLaunch(name(), HEAP_MEGABYTES, options, List.of(arguments));
  }

  private Path settings() {
    return site.directory().data(name()).resolve("server.properties");
  }

  private Path records() {
    return site.directory().data(name()).resolve("records");
  }
}
