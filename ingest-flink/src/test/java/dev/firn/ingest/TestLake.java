package dev.firn.ingest;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.Lanes;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.sink.LakeTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** A small lake with its tables on local disk. */
final class TestLake {
  private static final String YAML =
      """
      lake: test
      warehouse: s3://test/warehouse
      catalog: {type: glue, database: db, region: us-east-1}
      storage: {region: us-east-1}
      encryption: {kms-key: key}
      readers: [trino]
      tables:
        sales:
          comment: Sales
          owner: test
          mode: upsert
          primary-key: [channel, order_number]
          version: version
          partition-by: [channel]
          columns:
            channel: {type: string, required: true, comment: c}
            order_number: {type: long, required: true, comment: c}
            version: {type: long, required: true, comment: c}
            amount: {type: 'decimal(7,2)', comment: c}
        dead_letters:
          comment: Dead letters
          owner: test
          mode: append
          columns:
            received_at: {type: timestamptz, required: true, comment: c}
            stream: {type: string, required: true, comment: c}
            topic: {type: string, required: true, comment: c}
            partition: {type: int, required: true, comment: c}
            offset: {type: long, required: true, comment: c}
            reason: {type: string, required: true, comment: c}
            payload: {type: binary, comment: c}
      streams:
        events:
          kafka: {bootstrap-servers: 'localhost:1', topic: events}
          format: json
          table-field: table
          into: [sales]
          dead-letters: dead_letters
      """;

  private final Lake lake;
  private final CatalogLoader loader;
  private final Catalog catalog;

  TestLake(Path folder) {
    this(folder, YAML);
  }

  /** With a stream that remembers versions for a week. */
  static TestLake remembering(Path folder) {
    return new TestLake(folder, YAML + "    version-memory: 7d\n");
  }

  private TestLake(Path folder, String yaml) {
    this.lake = LakeYaml.read(yaml, "lake.yaml", Map.of());
    this.loader =
        CatalogLoader.hadoop(
            "test", new Configuration(), Map.of("warehouse", folder.toUri().toString()));
    this.catalog = loader.loadCatalog();
  }

  Lake lake() {
    return lake;
  }

  LakeTables tables() {
    return new LakeTables(loader, lake.catalog().database());
  }

  void createTables() {
    createTables(2);
  }

  void createTables(int formatVersion) {
    lake.tables().forEach(declared -> create(declared, formatVersion));
  }

  private void create(DeclaredTable declared, int formatVersion) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : declared.columns()) {
      fields.add(
          column.required()
              ? Types.NestedField.required(fields.size() + 1, column.name(), column.type())
              : Types.NestedField.optional(fields.size() + 1, column.name(), column.type()));
    }
    Schema schema = new Schema(fields);
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    declared.partitionBy().stream().map(PartitionTerm::column).forEach(spec::identity);
    Table table =
        catalog.createTable(
            identifier(declared.name()),
            schema,
            spec.build(),
            Map.of(
                "format-version",
                Integer.toString(formatVersion),
                "flink.max-continuous-empty-commits",
                "8640"));
    table.newAppend().commit();
    table.manageSnapshots().createBranch(Lanes.INGEST).commit();
  }

  /** A table that takes replayed rows of sales. */
  void createStaging(String name) {
    Table sales = load("sales");
    catalog.createTable(
        identifier(name), new Schema(sales.schema().columns()), sales.spec(), Map.of());
  }

  Table load(String table) {
    return catalog.loadTable(identifier(table));
  }

  private TableIdentifier identifier(String table) {
    return TableIdentifier.of(lake.catalog().database(), table);
  }

  void drop(String table) {
    catalog.dropTable(identifier(table));
  }

  /** The rows of the lane ingest. */
  List<Record> rows(String name) {
    return rows(name, Lanes.INGEST);
  }

  private List<Record> rows(String name, String branch) {
    Table table = load(name);
    Snapshot head = table.snapshot(branch);
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table).useSnapshot(head.snapshotId()).build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(row -> all.add(row.copy()));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of sales in a readable form, sorted. */
  List<String> sales() {
    return sales(rows("sales"));
  }

  /** The same of a staging table. */
  List<String> staged(String name) {
    return sales(rows(name, Lanes.MAIN));
  }

  private static List<String> sales(List<Record> rows) {
    return rows.stream()
        .map(row ->
            "%s %s v%s %s"
                .formatted(
                    row.getField("channel"),
                    row.getField("order_number"),
                    row.getField("version"),
                    row.getField("amount")))
        .sorted()
        .toList();
  }

  static String sale(String channel, long order, long version, String amount) {
    return "{\"table\":\"sales\",\"channel\":\"%s\",\"order_number\":%d,\"version\":%d,\"amount\":%s}"
        .formatted(channel, order, version, amount);
  }
}
