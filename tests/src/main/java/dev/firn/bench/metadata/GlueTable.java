package dev.firn.bench.metadata;

import dev.firn.bench.BenchContext;
import dev.firn.bench.disk.DiskFiles;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.LaneProvisioner;
import dev.firn.local.glue.GlueConfig;
import dev.firn.local.glue.GlueServer;
import dev.firn.local.site.PartName;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** A table with lanes in the local Glue, opened as {@code lake.yaml} has it opened. */
final class GlueTable implements AutoCloseable {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.required(2, "value", Types.LongType.get()));

  private final Catalog catalog;
  private final TableIdentifier id;
  private final URI glue;
  private final Closeable server;

  private GlueTable(Catalog catalog, String database, URI glue, Closeable server) {
    this.catalog = catalog;
    this.id = TableIdentifier.of(database, "metadata");
    this.glue = glue;
    this.server = server;
  }

  static GlueTable create(Storage storage, BenchContext context) {
    GlueTable table = storage == Storage.DISK ? onDisk(context.folder()) : onS3(context);
    SupportsNamespaces namespaces = (SupportsNamespaces) table.catalog;
    if (!namespaces.namespaceExists(table.id.namespace())) {
      namespaces.createNamespace(table.id.namespace());
    }
    table
        .catalog
        .buildTable(table.id, SCHEMA)
        .withPartitionSpec(PartitionSpec.unpartitioned())
        .withProperty("format-version", "2")
        .create();
    LaneProvisioner.provision(table.load());
    return table;
  }

  private static GlueTable onDisk(Path folder) {
    GlueServer server = GlueServer.start(GlueConfig.of(folder.resolve("glue")));
    Map<String, String> properties = new HashMap<>();
    properties.put("warehouse", folder.resolve("warehouse").toString());
    properties.put("io-impl", DiskFiles.class.getName());
    properties.put("glue.skip-archive", "true");
    properties.put("glue.endpoint", server.endpoint().toString());
    properties.put("client.region", "us-east-1");
    properties.put("client.credentials-provider", AnyCredentials.class.getName());
    GlueCatalog catalog = new GlueCatalog();
    catalog.initialize("bench", properties);
    return new GlueTable(
        catalog,
        "bench",
        server.endpoint(),
        () -> {
          catalog.close();
          server.close();
        });
  }

  private static GlueTable onS3(BenchContext context) {
    OwnTopology topology =
        OwnTopology.start(context, Duration.ofSeconds(10), EnumSet.of(PartName.S3, PartName.GLUE));
    LakeCatalog catalog = LakeCatalog.open(topology.lake());
    return new GlueTable(
        catalog.catalog(),
        topology.lake().catalog().database(),
        URI.create(topology.topology().site().glueEndpoint()),
        () -> {
          catalog.close();
          topology.close();
        });
  }

  Table load() {
    return catalog.loadTable(id);
  }

  /** Versions of the table that the catalog keeps, the current one among them. */
  long versions() {
    try (GlueClient client =
        GlueClient.builder()
            .endpointOverride(glue)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnyCredentials.create())
            .build()) {
      return client
          .getTableVersionsPaginator(
              request -> request.databaseName(id.namespace().level(0)).tableName(id.name()))
          .stream()
          .mapToLong(page -> page.tableVersions().size())
          .sum();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
