package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * S3 on this machine: Adobe S3Mock, which keeps its objects in files, reads them again at start,
 * and refuses every KMS key but {@link LocalSite#KMS_KEY}.
 */
final class S3Part implements Part {

  private static final int HEAP_MEGABYTES = 512;

  /** Spring Boot's launcher that takes a jar beside the executable one. */
  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private final LocalSite site;

  S3Part(LocalSite site) {
    this.site = site;
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
    Installation installation = site.installation();
    Path s3mock = installation.built("lakehouse/parts/s3mock/target/s3mock.jar");
    Path addition = installation.built("lakehouse/parts/s3mock/target/firn-part-s3mock.jar");
    return new JavaLaunch(
            name(),
            HEAP_MEGABYTES,
            List.of(
                JavaLaunch.FIRST_COMPILER,
                "-Dloader.path=" + addition,
                "-cp",
                s3mock.toString(),
                LAUNCHER),
            settings())
        .at(site);
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(site.s3Endpoint() + "/");
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofSeconds(90);
  }

  private List<String> settings() {
    String store = "--com.adobe.testing.s3mock.store.";
    return List.of(
        "--server.address=" + LocalSite.HOST,
        "--server.port=" + site.ports().number(PortName.S3),
        "--server.ssl.enabled=false",
        // A second connector that cannot be switched off: let it take any free port.
        "--com.adobe.testing.s3mock.httpPort=0",
        "--spring.main.banner-mode=off",
        store + "root=" + site.directory().data(name()),
        store + "retain-files-on-exit=true",
        store + "valid-kms-keys=" + LocalSite.KMS_KEY);
  }
}
