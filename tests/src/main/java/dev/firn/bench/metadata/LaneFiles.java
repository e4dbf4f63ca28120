package dev.firn.bench.metadata;

import dev.firn.parquet.ParquetOutput;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;

/**
 * The files of a small checkpoint. Iceberg's own writers read all defaults of Hadoop for each file,
 * which takes longer than such a file does.
 */
final class LaneFiles {
  private static final MessageType ROW = type(GlueTable.SCHEMA);
  private static final MessageType KEY = type(GlueTable.SCHEMA.select("id"));

  private final Table table;

  LaneFiles(Table table) {
    this.table = table;
  }

  DataFile data(Map<Long, Long> rows) throws IOException {
    OutputFile file = output("data");
    Metrics metrics = write(file, ROW, rows);
    return DataFiles.builder(table.spec())
        .withPath(file.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.toInputFile().getLength())
        .withMetrics(metrics)
        .build();
  }

  /** A delete of each key. */
  DeleteFile equalityDeletes(Map<Long, Long> rows) throws IOException {
    OutputFile file = output("eq");
    Metrics metrics = write(file, KEY, rows);
    return FileMetadata.deleteFileBuilder(table.spec())
        .ofEqualityDeletes(1)
        .withPath(file.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.toInputFile().getLength())
        .withMetrics(metrics)
        .build();
  }

  private OutputFile output(String kind) {
    return table
        .io()
        .newOutputFile(
            table.locationProvider().newDataLocation(kind + "-" + UUID.randomUUID() + ".parquet"));
  }

  private Metrics write(OutputFile file, MessageType type, Map<Long, Long> rows)
      throws IOException {
    ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new ParquetOutput(file))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .build();
    try (writer) {
      for (Map.Entry<Long, Long> row : rows.entrySet()) {
        Group group = new SimpleGroup(type);
        group.add("id", row.getKey());
        if (type.containsField("value")) {
          group.add("value", row.getValue());
        }
        writer.write(group);
      }
    }
    return ParquetUtil.footerMetrics(
        writer.getFooter(), Stream.empty(), MetricsConfig.forTable(table));
  }

  private static MessageType type(Schema schema) {
    return ParquetSchemaUtil.convert(schema, "table");
  }
}
