package dev.firn.local.part;

import dev.firn.lake.Lake;
import dev.firn.local.process.Launch;
import dev.firn.local.process.OrphanSearch;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import dev.firn.trino.AwsEndpoints;
import dev.firn.trino.SingleNode;
import dev.firn.trino.TrinoCommand;
import dev.firn.trino.TrinoInstallation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trino, as one node, with the configuration of production and local values. */
final class TrinoPart implements Part {

  private static final int HEAP_MEGABYTES = 2048;

  private final LocalSite site;

  TrinoPart(LocalSite site) {
    this.site = site;
  }

  @Override
  public PartName name() {
    return PartName.TRINO;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.TRINO);
  }

  @Override
  public Launch launch() {
    var trino =
        new TrinoCommand(
            TrinoInstallation.in(site.installation().built("trino-conf/target/trino")),
            Installation.java(),
            site.directory().data(name()),
            HEAP_MEGABYTES,
            node(site.declaredLake()));
    List<String> command = new ArrayList<>(trino.arguments());
    command.add(1, OrphanSearch.mark(site.directory(), name()));
    Map<String, String> environment = new HashMap<>(site.partEnvironment());
    environment.putAll(trino.environment());
    return new Launch(command, environment, site.directory().data(name()));
  }

  @Override
  public HealthCheck health() {
    String info = "http://%s:%d/v1/info".formatted(LocalSite.HOST, port());
    return new HttpHealth(info, body -> body.contains("\"starting\":false"));
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopTimeout() {
    return Duration.ofSeconds(30);
  }

  private SingleNode node(Lake lake) {
    var aws =
        new AwsEndpoints(
            URI.create(site.s3Endpoint()),
            URI.create(site.glueEndpoint()),
            LocalSite.ACCESS_KEY_ID,
            LocalSite.SECRET_ACCESS_KEY);
    return new SingleNode(
        port(), LocalSite.REGION, lake.warehouse(), lake.encryption().kmsKeyId(), aws);
  }

  private int port() {
    return site.ports().number(PortName.TRINO);
  }
}
