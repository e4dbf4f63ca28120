package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.time.Duration;
import java.util.List;

/** The Glue Data Catalog on this machine: Firn's own endpoint with an embedded database. */
final class GluePart implements Part {

  private static final int HEAP_MEGABYTES = 128;

  private final LocalSite site;

  GluePart(LocalSite site) {
    this.site = site;
  }

  @Override
  public PartName name() {
    return PartName.GLUE;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.GLUE);
  }

  @Override
  public Launch launch() {
    return new JavaLaunch(
            name(),
            HEAP_MEGABYTES,
            List.of(
                JavaLaunch.FIRST_COMPILER,
                "-cp",
                site.installation().classPath(),
                "dev.firn.local.glue.GlueMain"),
            List.of(
                "--port",
                Integer.toString(site.ports().number(PortName.GLUE)),
                "--data",
                site.directory().data(name()).toString()))
        .at(site);
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(site.glueEndpoint() + "/health");
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofSeconds(60);
  }
}
