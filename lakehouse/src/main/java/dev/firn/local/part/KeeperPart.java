package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.time.Duration;
import java.util.ArrayList;
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
            options(),
            List.of(
                "keep",
                "--lake",
                site.lake().toString(),
                "--port",
                Integer.toString(site.ports().number(PortName.KEEPER)),
                "--folder",
                site.directory().data(PartName.KEEPER).toString()))
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

  private List<String> options() {
    List<String> options = new ArrayList<>(PartLogging.options());
    options.addAll(JavaLaunch.PATIENT_COMPILER);
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.addAll(List.of("-cp", site.installation().classPath(), "dev.firn.cli.Firn"));
    return options;
  }
}
