package dev.firn.compact;

import dev.firn.compact.column.ColumnSettings;
import dev.firn.compact.column.ColumnSource;
import dev.firn.compact.column.LiveBits;
import dev.firn.compact.column.RowGroupBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * Rewrites column by column, in order: pages are decompressed and their values copied as bytes, row
 * groups of small files become one. For Parquet files of the table's own schema, without lists and
 * maps, whose rows have no identity. Memory is bounded by about two row groups, compressed, and
 * some footers.
 */
final class ColumnRewrite implements Rewrite {
  /** Footers of more files are read twice. */
  private static final int MAX_FOOTERS = 512;

  private final Table table;
  private final Pace pace;
  private final MessageType schema;
  private final ColumnSettings settings;
  private final EncryptingFileIO io;
  private final Map<String, ParquetMetadata> footers = new HashMap<>();

  ColumnRewrite(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
    this.schema = ParquetSchemaUtil.convert(table.schema(), "table");
    this.settings = ColumnSettings.of(table.properties());
    this.io = EncryptingFileIO.combine(table.io(), table.encryption());
  }

  /** Whether this can rewrite that; reads the footers of the files. */
  boolean suits(FileGroup group, List<LiveRows> inputs) {
    return group.order() != RowOrder.TO_BE_SORTED
        && !RowIdentity.isIn(table)
        && ColumnSettings.suffice(table.properties())
        && schema.getColumns().stream().allMatch(column -> column.getMaxRepetitionLevel() == 0)
        && inputs.stream().allMatch(input -> isOfSchema(input.file()));
  }

  @Override
  public Rewritten rewrite(FileGroup group, List<LiveRows> inputs, NewFiles created) {
    try (ColumnFiles files = new ColumnFiles(table, group, schema, settings, created);
        RowGroupBatch batch = new RowGroupBatch(schema, settings)) {
      for (LiveRows input : inputs) {
        read(input, batch, files);
      }
      files.write(batch, pace);
      return Rewritten.inOrder(files.complete(), inputs);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rewrite " + group.toText(), e);
    }
  }

  private void read(LiveRows input, RowGroupBatch batch, ColumnFiles files) throws IOException {
    InputFile file = io.newInputFile(input.file());
    try (ColumnSource source = batch.open(file, footers.remove(input.file().location()))) {
      long position = 0;
      while (source.hasNext()) {
        pace.keep();
        BlockMetaData block = source.next();
        LiveBits live = LiveBits.of(input.dead(), position, Math.toIntExact(block.getRowCount()));
        position += block.getRowCount();
        if (live.count() == 0) {
          source.skip();
          continue;
        }
        if (batch.isFullWith(block)) {
          files.write(batch, pace);
        }
        batch.add(source, live);
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

  private boolean isOfSchema(DataFile file) {
    if (file.keyMetadata() != null) {
      return false;
    }
    try {
      ParquetMetadata footer = ColumnSource.footer(io.newInputFile(file));
      if (footers.size() < MAX_FOOTERS) {
        footers.put(file.location(), footer);
      }
      return footer.getFileMetaData().getSchema().getFields().equals(schema.getFields());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.location(), e);
    }
  }
}
