package dev.firn.local;

import dev.firn.local.part.HealthCheck;
import dev.firn.local.part.HttpHealth;
import dev.firn.local.part.JavaLaunch;
import dev.firn.local.part.Part;
import dev.firn.local.process.Launch;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.time.Duration;
import java.util.List;

/** A part that is a {@link ChildProcess}, in the place of S3. */
record ChildPart(LocalSite site, String mode, Duration startTimeout, Duration stopTimeout)
    implements Part {

  static ChildPart that(String mode, LocalSite site) {
    return new ChildPart(site, mode, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }

  ChildPart withStartTimeout(Duration timeout) {
    return new ChildPart(site, mode, timeout, stopTimeout);
  }

  ChildPart withStopTimeout(Duration timeout) {
    return new ChildPart(site, mode, startTimeout, timeout);
  }

  @Override
  public PartName name() {
    return PartName.S3;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.S3);
  }

  @Override
  public Launch launch() {
    return new JavaLaunch(
            name(),
            32,
            List.of("-cp", System.getProperty("java.class.path"), ChildProcess.class.getName()),
            List.of(mode, Integer.toString(site.ports().number(PortName.S3))))
        .at(site);
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(site.s3Endpoint() + "/");
  }
}
