package dev.firn.index;

import dev.firn.parquet.ParquetInput;
import dev.firn.parquet.WholeNumbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.io.InputFile;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Reads a Parquet file of deletes of one data file: only its positions, page by page, without an
 * object for each. Most such files come in one request to an object store.
 */
final class PositionColumn {
  private final ColumnDescriptor column;
  private final WholeNumbers positions;
  private final RoaringBitmapWriter<RoaringBitmap> dead = RoaringBitmapWriter.writer().get();

  private PositionColumn(ColumnDescriptor column) {
    this.column = column;
    this.positions = new WholeNumbers(column);
  }

  /** The positions; empty if the file itself does not tell that all are of that data file. */
  static Optional<RoaringBitmap> read(InputFile file, String location) throws IOException {
    // Of its own for each file: options hold decompressors, which only one thread may use.
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new ParquetInput(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      Optional<ColumnDescriptor> paths = find(schema, MetadataColumns.DELETE_FILE_PATH.fieldId());
      Optional<ColumnDescriptor> positions =
          find(schema, MetadataColumns.DELETE_FILE_POS.fieldId()).filter(PositionColumn::isPlain);
      if (paths.isEmpty()
          || positions.isEmpty()
          || !areOf(location, reader.getRowGroups(), paths.get())) {
        return Optional.empty();
      }
      reader.setRequestedSchema(List.of(positions.get()));
      return Optional.of(new PositionColumn(positions.get()).read(reader));
    }
  }

  private static Optional<ColumnDescriptor> find(MessageType schema, int fieldId) {
    return schema.getColumns().stream()
        .filter(column -> {
          org.apache.parquet.schema.Type.ID id = column.getPrimitiveType().getId();
          return id != null && id.intValue() == fieldId;
        })
        .findFirst();
  }

  private static boolean isPlain(ColumnDescriptor column) {
    return column.getMaxDefinitionLevel() == 0
        && column.getMaxRepetitionLevel() == 0
        && column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
  }

  private static boolean areOf(
      String location, List<BlockMetaData> blocks, ColumnDescriptor paths) {
    Binary wanted = Binary.fromConstantByteArray(location.getBytes(StandardCharsets.UTF_8));
    return blocks.stream()
        .flatMap(block -> block.getColumns().stream())
        .filter(chunk -> List.of(chunk.getPath().toArray()).equals(List.of(paths.getPath())))
        .map(ColumnChunkMetaData::getStatistics)
        .allMatch(statistics -> isOnly(statistics, wanted));
  }

  private static boolean isOnly(@Nullable Statistics<?> statistics, Binary wanted) {
    return statistics != null
        && statistics.hasNonNullValue()
        && wanted.equals(statistics.genericGetMin())
        && wanted.equals(statistics.genericGetMax());
  }

  private RoaringBitmap read(ParquetFileReader reader) throws IOException {
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      positions.start(group.getPageReader(column));
      while (positions.hasNext()) {
        dead.add(Math.toIntExact(positions.next()));
      }
    }
    return dead.get();
  }
}
