package dev.firn.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * Rewrites column by column, in order: pages are decompressed and their values copied as bytes, row
 * groups of small files become one. For Parquet files of the table's own schema, without lists and
 * maps. Memory is bounded by about two row groups, compressed.
 */
final class ColumnRewrite implements Rewrite {
  private final Table table;
  private final Pace pace;
  private final MessageType schema;
  private final ColumnSettings settings;

  ColumnRewrite(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
    this.schema = ParquetSchemaUtil.convert(table.schema(), "table");
    this.settings = ColumnSettings.of(table.properties());
  }

  /** Whether this can rewrite that; reads the footers of the files. */
  boolean suits(FileGroup group, List<LiveRows> inputs) {
    return !group.sorted()
        && ColumnSettings.suffice(table.properties())
        && schema.getColumns().stream().allMatch(column -> column.getMaxRepetitionLevel() == 0)
        && inputs.stream().allMatch(this::isOfSchema);
  }

  @Override
  public Rewritten rewrite(FileGroup group, List<LiveRows> inputs, NewFiles created) {
    try (ColumnFiles files = new ColumnFiles(table, group, schema, settings, created)) {
      RowGroupBatch batch = new RowGroupBatch(schema, settings.rowGroupBytes());
      for (LiveRows input : inputs) {
        read(input, batch, files);
      }
      batch.writeTo(files, pace);
      return Rewritten.inOrder(files.complete(), inputs);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rewrite " + group.toText(), e);
    }
  }

  private void read(LiveRows input, RowGroupBatch batch, ColumnFiles files) throws IOException {
    try (ParquetFileReader reader = open(input.file())) {
      long position = 0;
      for (BlockMetaData block : reader.getRowGroups()) {
        pace.keep();
        LiveRuns runs = LiveRuns.of(input.dead(), position, Math.toIntExact(block.getRowCount()));
        position += block.getRowCount();
        if (runs.size() > 0) {
          PageReadStore pages = reader.readNextRowGroup();
          if (batch.isFullWith(block)) {
            batch.writeTo(files, pace);
          }
          batch.add(pages, runs, block);
        } else {
          reader.skipNextRowGroup();
        }
      }
      requireRows(input, position);
    }
  }

  private static void requireRows(LiveRows input, long rows) {
    if (rows != input.file().recordCount()) {
      throw new IllegalStateException(
          "Cannot rewrite "
              + input.file().location()
              + ": it has "
              + rows
              + " rows, but its manifest says "
              + input.file().recordCount());
    }
  }

  private boolean isOfSchema(LiveRows input) {
    if (input.file().keyMetadata() != null) {
      return false;
    }
    try (ParquetFileReader reader = open(input.file())) {
      return reader.getFileMetaData().getSchema().getFields().equals(schema.getFields());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + input.file().location(), e);
    }
  }

  private ParquetFileReader open(DataFile file) throws IOException {
    EncryptingFileIO io = EncryptingFileIO.combine(table.io(), table.encryption());
    return ParquetFileReader.open(
        ParquetFiles.input(io.newInputFile(file)),
        ParquetReadOptions.builder().withCodecFactory(new LastingCodecs()).build());
  }
}
