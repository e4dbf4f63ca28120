package dev.firn.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;

/** Finds rows of main as an engine does that deletes by position. */
final class OutsideRows {
  private OutsideRows() {}

  /** The positions of rows such as {@code id=value}, by the location of their file. */
  static Map<String, List<Long>> find(Table table, List<String> rows) {
    Map<String, List<Long>> places = new TreeMap<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        List<Long> positions = positions(table, task.file().location(), rows);
        if (!positions.isEmpty()) {
          places.put(task.file().location(), positions);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  private static List<Long> positions(Table table, String location, List<String> rows)
      throws IOException {
    List<Long> positions = new java.util.ArrayList<>();
    long position = 0;
    try (CloseableIterable<Record> records =
        FormatModelRegistry.<Record, Object>readBuilder(
                FileFormat.PARQUET, Record.class, table.io().newInputFile(location))
            .project(table.schema())
            .build()) {
      for (Record row : records) {
        if (rows.contains(row.getField("id") + "=" + row.getField("value"))) {
          positions.add(position);
        }
        position++;
      }
    }
    return positions;
  }
}
