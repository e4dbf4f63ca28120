package dev.firn.compact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.util.PartitionUtil;

/**
 * Reads the live rows of a data file as records of the table's schema, whatever its own was, with
 * their identity, if they have one.
 */
final class RecordReader {
  private static final int ROWS_PER_STEP = 1 << 12;

  private final Table table;
  private final Pace pace;

  RecordReader(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
  }

  /**
   * Reads all live rows in order.
   *
   * @param reuse whether the same record may be shown again with other values
   */
  void read(LiveRows input, boolean reuse, Consumer<Record> rows) {
    int position = 0;
    try (CloseableIterable<Record> records = open(input, reuse)) {
      for (Record row : records) {
        if (position % ROWS_PER_STEP == 0) {
          pace.keep();
        }
        if (!input.dead().contains(position++)) {
          rows.accept(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + input.file().location(), e);
    }
    if (position != input.file().recordCount()) {
      throw new IllegalStateException(
          "Cannot rewrite "
              + input.file().location()
              + ": it has "
              + position
              + " rows, but its manifest says "
              + input.file().recordCount());
    }
  }

  private CloseableIterable<Record> open(LiveRows input, boolean reuse) {
    EncryptingFileIO io = EncryptingFileIO.combine(table.io(), table.encryption());
    ReadBuilder<Record, Object> builder =
        FormatModelRegistry.<Record, Object>readBuilder(
                input.file().format(), Record.class, io.newInputFile(input.file()))
            .project(RowIdentity.schema(table))
            .idToConstant(
                PartitionUtil.constantsMap(
                    input.task(), IdentityPartitionConverters::convertConstant));
    String mapping = table.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
    if (mapping != null) {
      builder.withNameMapping(NameMappingParser.fromJson(mapping));
    }
    if (reuse) {
      builder.reuseContainers();
    }
    return builder.build();
  }
}
