package dev.firn.peer.flink;

import dev.firn.catalog.CatalogProperties;
import dev.firn.decode.DecodePlan;
import dev.firn.decode.TablePlan;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.source.StreamSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Table {@code sales} of the first stream of a lake, as upserts by Iceberg's sink as its
 * documentation says, into another table: same source, same decoder, no ordering, no fence.
 * Arguments: {@code lake.yaml}, the table to write, milliseconds between checkpoints.
 */
public final class PlainSink {
  private static final String DECLARED = "sales";
  private static final int MAX_EVENT_BYTES = 1 << 20;

  private PlainSink() {}

  /** Runs until killed. */
  public static void main(String[] arguments) throws Exception {
    Lake lake = LakeYaml.read(Path.of(arguments[0]), System.getenv());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            configuration(Duration.ofMillis(Long.parseLong(arguments[2]))));
    write(lake, environment, loader(lake, arguments[1]));
    environment.execute("plain sink");
  }

  private static void write(Lake lake, StreamExecutionEnvironment environment, TableLoader loader)
      throws Exception {
    DeclaredStream stream = lake.streams().get(0);
    Schema schema = schema(loader);
    DataStream<RowData> rows =
        environment
            .fromSource(
                StreamSource.of("plain-" + lake.name(), stream),
                WatermarkStrategy.noWatermarks(),
                "read")
            .process(
                new Decode(plan(lake, stream, schema)),
                InternalTypeInfo.of(FlinkSchemaUtil.convert(schema)));
    IcebergSink.forRowData(rows)
        .tableLoader(loader)
        .equalityFieldColumns(sales(lake).primaryKey())
        .upsert(true)
        .append();
  }

  private static Schema schema(TableLoader loader) throws Exception {
    loader.open();
    try (loader) {
      return loader.loadTable().schema();
    }
  }

  private static DecodePlan plan(Lake lake, DeclaredStream stream, Schema schema) {
    List<TablePlan.ColumnPlan> columns = new ArrayList<>();
    schema
        .columns()
        .forEach(column ->
            columns.add(
                new TablePlan.ColumnPlan(
                    column.name(), columns.size(), column.type(), column.isRequired())));
    TablePlan table = new TablePlan(sales(lake).name(), columns.size(), columns);
    return new DecodePlan(stream.tableField().orElse(null), List.of(table), MAX_EVENT_BYTES);
  }

  private static DeclaredTable sales(Lake lake) {
    return lake.tables().stream()
        .filter(table -> table.name().equals(DECLARED))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot find table " + DECLARED));
  }

  private static TableLoader loader(Lake lake, String table) {
    CatalogProperties properties = CatalogProperties.of(lake);
    CatalogLoader catalog =
        CatalogLoader.custom(
            lake.name(),
            properties.properties(),
            new org.apache.hadoop.conf.Configuration(),
            properties.implementation());
    return TableLoader.fromCatalog(
        catalog, TableIdentifier.of(Namespace.of(lake.catalog().database()), table));
  }

  /** What Firn's job asks for too; the rest is Flink's default. */
  private static Configuration configuration(Duration checkpointInterval) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }
}
