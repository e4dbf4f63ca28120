package dev.firn.bench.metadata;

import dev.firn.catalog.plan.LaneProvisioner;
import dev.firn.local.glue.GlueConfig;
import dev.firn.local.glue.GlueServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Namespace;
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
  static final TableIdentifier ID = TableIdentifier.of("bench", "metadata");

  private final GlueServer server;
  private final GlueCatalog catalog;

  private GlueTable(GlueServer server, GlueCatalog catalog) {
    this.server = server;
    this.catalog = catalog;
  }

  static GlueTable create(Path folder) {
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
    GlueTable table = new GlueTable(server, catalog);
    catalog.createNamespace(Namespace.of("bench"));
    catalog
        .buildTable(ID, SCHEMA)
        .withPartitionSpec(PartitionSpec.unpartitioned())
        .withProperty("format-version", "2")
        .create();
    LaneProvisioner.provision(table.load());
    return table;
  }

  Table load() {
    return catalog.loadTable(ID);
  }

  /** Versions of the table that the catalog keeps, the current one among them. */
  long versions() {
    URI endpoint = server.endpoint();
    try (GlueClient client =
        GlueClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnyCredentials.create())
            .build()) {
      return client
          .getTableVersionsPaginator(request -> request.databaseName("bench").tableName(ID.name()))
          .stream()
          .mapToLong(page -> page.tableVersions().size())
          .sum();
    }
  }

  @Override
  public void close() throws IOException {
    catalog.close();
    server.close();
  }
}
