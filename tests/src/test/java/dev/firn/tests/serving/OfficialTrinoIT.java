package dev.firn.tests.serving;

import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PortName;
import dev.firn.tests.LocalLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.Testcontainers;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.trino.TrinoContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The official image with the catalogs and rules of {@code trino-conf/etc}. */
@EnabledIf(
    value = "dev.firn.tests.serving.OfficialTrinoIT#dockerRuns",
    disabledReason = "no Docker here: the official Trino image was not tried")
class OfficialTrinoIT extends ServingContract {
  private static final Path ETC = Path.of(System.getProperty("firn.home"), "trino-conf", "etc");

  private static TrinoContainer trino;

  static boolean dockerRuns() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @BeforeAll
  static void start() {
    LocalSite site = LocalLake.shared().site();
    int s3 = site.ports().number(PortName.S3);
    int glue = site.ports().number(PortName.GLUE);
    Testcontainers.exposeHostPorts(s3, glue);
    trino =
        new TrinoContainer(DockerImageName.parse("trinodb/trino:483"))
            .withCopyToContainer(lakeProperties(), "/etc/trino/catalog/lake.properties")
            .withCopyFileToContainer(etc("catalog/tpcds.properties"), "/etc/trino/catalog/")
            .withCopyFileToContainer(etc("access-control.properties"), "/etc/trino/")
            .withCopyFileToContainer(etc("access-control.json"), "/etc/trino/")
            .withEnv(site.endpoints())
            .withEnv("FIRN_WAREHOUSE", LocalLake.shared().lake().warehouse())
            .withEnv("AWS_ENDPOINT_URL_S3", "http://host.testcontainers.internal:" + s3)
            .withEnv("AWS_ENDPOINT_URL_GLUE", "http://host.testcontainers.internal:" + glue);
    trino.start();
  }

  @AfterAll
  static void stop() {
    if (trino != null) {
      trino.stop();
    }
  }

  @Override
  String url() {
    return trino.getJdbcUrl().replaceAll("/+$", "") + "/lake/retail";
  }

  /** By host name the bucket would become part of the name; an IP address is not to be had here. */
  private static Transferable lakeProperties() {
    try {
      String production = Files.readString(ETC.resolve("catalog/lake.properties"));
      return Transferable.of(production + "s3.path-style-access=true\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read lake.properties", e);
    }
  }

  private static MountableFile etc(String file) {
    return MountableFile.forHostPath(ETC.resolve(file));
  }
}
