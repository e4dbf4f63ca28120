package dev.firn.repair;

import dev.firn.index.key.PartitionConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.roaringbitmap.RoaringBitmap;

/** Reads which rows of a data file live, as a reader of main sees it. */
final class LivePositions {
  private final Table table;
  private final Schema projection = new Schema(MetadataColumns.ROW_POSITION);

  LivePositions(Table table) {
    this.table = table;
  }

  /** The dead ones among all positions of the file. */
  RoaringBitmap dead(FileScanTask task) {
    RoaringBitmap dead = new RoaringBitmap();
    dead.add(0L, task.file().recordCount());
    EncryptingFileIO io = EncryptingFileIO.combine(table.io(), table.encryption());
    GenericDeleteFilter filter = new GenericDeleteFilter(io, task, table.schema(), projection);
    Schema required = filter.requiredSchema();
    int position =
        required.columns().indexOf(required.findField(MetadataColumns.ROW_POSITION.fieldId()));
    try (CloseableIterable<Record> records =
            FormatModelRegistry.readBuilder(
                    task.file().format(), Record.class, io.newInputFile(task.file()))
                .project(required)
                .idToConstant(PartitionConstants.of(table, task.file(), required))
                .build();
        CloseableIterable<Record> live = filter.filter(records)) {
      live.forEach(row -> dead.remove(Math.toIntExact(row.get(position, Long.class))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + task.file().location(), e);
    }
    return dead;
  }
}
