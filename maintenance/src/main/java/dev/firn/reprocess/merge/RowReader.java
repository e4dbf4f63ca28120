package dev.firn.reprocess.merge;

import dev.firn.index.key.PartitionConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMappingParser;

/** Reads rows of data files as records of one schema, whatever their own was. Thread-safe. */
public final class RowReader {
  private final Table table;
  private final Schema schema;

  /** Reads as the table's schema says that it has now. */
  public RowReader(Table table) {
    this.table = table;
    this.schema = table.schema();
  }

  /**
   * Shows the rows at some positions, in order, each in a record of its own.
   *
   * @param positions ascending
   */
  public void read(DataFile file, int[] positions, Consumer<Record> rows) {
    int next = 0;
    int at = 0;
    try (CloseableIterable<Record> records = open(file)) {
      for (Record row : records) {
        if (next < positions.length && positions[next] == at) {
          rows.accept(row);
          next++;
        }
        at++;
        if (next == positions.length) {
          break;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.location(), e);
    }
    if (next < positions.length) {
      throw new IllegalStateException(
          "Cannot read row " + positions[next] + " of " + file.location() + ": it has " + at);
    }
  }

  private CloseableIterable<Record> open(DataFile file) {
    EncryptingFileIO io = EncryptingFileIO.combine(table.io(), table.encryption());
    ReadBuilder<Record, Object> builder =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, io.newInputFile(file))
            .project(schema)
            .idToConstant(PartitionConstants.of(table, file, schema));
    String mapping = table.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
    if (mapping != null) {
      builder.withNameMapping(NameMappingParser.fromJson(mapping));
    }
    return builder.build();
  }
}
