package dev.firn.bench.resolve;

import dev.firn.bench.Oracle;
import java.io.IOException;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Compares main, as any reader sees it, with the plain model, row by row. */
final class MainCheck {
  private MainCheck() {}

  static Oracle of(Table table, Sales sales) throws IOException {
    long expected = sales.distinct();
    long rows = 0;
    long wrong = 0;
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record row : records) {
        rows++;
        if (sales.isNewest(row)) {
          sales.found(row);
        } else {
          wrong++;
        }
      }
    }
    String text =
        "main has %d rows, %d of them not the newest of their key or twice there; the model has %d"
            .formatted(rows, wrong, expected);
    return new Oracle(rows == expected && wrong == 0, text);
  }

  /** How many delete files a scan of main reads. */
  static long deleteFiles(Table table) throws IOException {
    long deletes = 0;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        deletes += task.deletes().size();
      }
    }
    return deletes;
  }
}
