package dev.firn.local;

import java.time.Duration;
import java.util.List;

/** The keeper: the command {@code firn keep} in a process of its own. */
final class KeeperPart implements Part {

  private static final int HEAP_MEGABYTES = 1024;

  private final LocalSite site;

  KeeperPart(LocalSite site) {
    this.site = site;
  }

  @Override
  public PartName name() {
    return PartName.KEEPER;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.KEEPER);
  }

  @Override
  public Launch launch() {
    return new JavaLaunch(
            name(),
            HEAP_MEGABYTES,
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
                "-Dorg.slf4j.simpleLogger.log.org.apache.iceberg=warn",
                "-cp",
                site.installation().classPath(),
                "dev.firn.cli.Firn"),
            List.of(
                "keep",
                "--lake",
                site.lake().toString(),
                "--port",
                Integer.toString(site.ports().number(PortName.KEEPER))))
        .at(site);
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(site.keeperHealth());
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration stopTimeout() {
    return Duration.ofSeconds(40);
  }
}
