package dev.firn.publish.delete;

import dev.firn.files.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.encryption.PlaintextEncryptionManager;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.util.ContentFileUtil;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.roaringbitmap.RoaringBitmap;

/**
 * Writes position delete files, one for each data file, with the spec and the partition of the data
 * file: readers apply any other to nothing, or only in some queries ({@code docs/protocol.md}, H7).
 * Thread-safe.
 */
final class DeleteFileWriter {
  private final Table table;

  DeleteFileWriter(Table table) {
    this.table = table;
  }

  DeleteFile write(DeadPositions dead) {
    DataFile file = dead.file();
    PartitionSpec spec = Specs.of(table, file);
    EncryptedOutputFile output =
        EncryptingFileIO.combine(table.io(), table.encryption())
            .newEncryptingOutputFile(location(spec, file));
    try {
      DeleteFile written =
          table.encryption() instanceof PlaintextEncryptionManager
              ? writePages(dead, spec, output.encryptingOutputFile())
              : writeRows(dead, spec, output);
      requireScope(written, file);
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write deletes of " + file.location(), e);
    }
  }

  private DeleteFile writePages(DeadPositions dead, PartitionSpec spec, OutputFile output)
      throws IOException {
    String path = dead.file().location();
    long length = ParquetPositions.write(output, path, dead.positions(), codec());
    return FileMetadata.deleteFileBuilder(spec)
        .ofPositionDeletes()
        .withFormat(FileFormat.PARQUET)
        .withPath(output.location())
        .withPartition(dead.file().partition())
        .withFileSizeInBytes(length)
        .withMetrics(metrics(path, dead.positions()))
        .build();
  }

  /** Equal bounds of the path are what makes the file one for this data file alone. */
  private static Metrics metrics(String path, RoaringBitmap positions) {
    return new Metrics(
        positions.getLongCardinality(),
        null,
        null,
        null,
        null,
        bounds(path, positions.first()),
        bounds(path, positions.last()));
  }

  private static Map<Integer, ByteBuffer> bounds(String path, long position) {
    return Map.of(
        MetadataColumns.DELETE_FILE_PATH.fieldId(),
        Conversions.toByteBuffer(MetadataColumns.DELETE_FILE_PATH.type(), path),
        MetadataColumns.DELETE_FILE_POS.fieldId(),
        Conversions.toByteBuffer(MetadataColumns.DELETE_FILE_POS.type(), position));
  }

  private CompressionCodecName codec() {
    Map<String, String> properties = table.properties();
    String name =
        properties.getOrDefault(
            TableProperties.DELETE_PARQUET_COMPRESSION,
            properties.getOrDefault(
                TableProperties.PARQUET_COMPRESSION,
                TableProperties.PARQUET_COMPRESSION_DEFAULT_SINCE_1_4_0));
    return CompressionCodecName.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private DeleteFile writeRows(DeadPositions dead, PartitionSpec spec, EncryptedOutputFile output)
      throws IOException {
    PositionDeleteWriter<Record> writer =
        FormatModelRegistry.<Record>positionDeleteWriteBuilder(FileFormat.PARQUET, output)
            .spec(spec)
            .partition(dead.file().partition())
            .keyMetadata(output.keyMetadata())
            .setAll(table.properties())
            .metricsConfig(MetricsConfig.forPositionDelete())
            .build();
    try (writer) {
      PositionDelete<Record> delete = PositionDelete.create();
      dead.positions().stream()
          .forEach(position -> writer.write(delete.set(dead.file().location(), position)));
    }
    return writer.toDeleteFile();
  }

  private String location(PartitionSpec spec, DataFile file) {
    String name = FileFormat.PARQUET.addExtension("firn-deletes-" + UUID.randomUUID());
    return spec.isUnpartitioned()
        ? table.locationProvider().newDataLocation(name)
        : table.locationProvider().newDataLocation(spec, file.partition(), name);
  }

  private static void requireScope(DeleteFile delete, DataFile file) {
    String scope = ContentFileUtil.referencedDataFileLocation(delete);
    if (!file.location().equals(scope) || delete.specId() != file.specId()) {
      throw new IllegalStateException(
          "Cannot use delete file "
              + delete.location()
              + ": it is for "
              + scope
              + ", not for "
              + file.location());
    }
  }
}
