package dev.firn.reprocess.merge;

import dev.firn.index.key.KeyColumns;
import dev.firn.index.memory.IndexMemory;
import dev.firn.index.memory.KeyNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.NestedField;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a correction took from main, written anew, and the keys that it brought: files never come
 * back to a table that they have left ({@code docs/protocol.md}, H3).
 *
 * @param rows the rows from before it, in files of the table's current spec
 * @param deletedKeys files with the keys that had none
 */
public record Undo(List<DataFile> rows, List<DataFile> deletedKeys) {

  /**
   * Writes both.
   *
   * @param pre main just before the correction
   * @param post main just after
   * @param folder where the files go
   */
  public static Undo write(
      Table table,
      KeyColumns columns,
      long pre,
      long post,
      String folder,
      ExecutorService readers,
      IndexMemory memory) {
    Workshop workshop = Workshop.of(table, columns, readers, memory);
    SnapshotFiles before = workshop.files(table, pre, null);
    SnapshotFiles after = workshop.files(table, post, before);
    List<FileRows> went = before.liveBeyond(after);
    RowReader reader = new RowReader(table);
    try (KeyNumbers keys = new KeyNumbers(memory);
        RowFiles rows = new RowFiles(table, table.schema(), table.spec(), folder)) {
      went.forEach(file -> reader.read(file.file(), file.positions(), rows::add));
      workshop.scan(table).rows(went, (high, low, place) -> keys.number(high, low));
      List<FileRows> brought = brought(workshop.scan(table), after.liveBeyond(before), keys);
      return new Undo(rows.complete(), keys(table, columns, brought, folder));
    }
  }

  /** The rows that came under keys that had none. */
  private static List<FileRows> brought(KeyScan scan, List<FileRows> came, KeyNumbers known) {
    List<FileRows> brought = new ArrayList<>();
    for (FileRows file : came) {
      RoaringBitmap positions = new RoaringBitmap();
      scan.rows(
          List.of(file),
          (high, low, place) -> {
            if (known.find(high, low) < 0) {
              positions.add(Place.position(place));
            }
          });
      if (!positions.isEmpty()) {
        brought.add(FileRows.only(file.number(), file.file(), positions));
      }
    }
    return brought;
  }

  private static List<DataFile> keys(
      Table table, KeyColumns columns, List<FileRows> brought, String folder) {
    Schema schema = new Schema(columns.key());
    RowReader reader = new RowReader(table);
    try (RowFiles files = new RowFiles(table, schema, PartitionSpec.unpartitioned(), folder)) {
      brought.forEach(
          file -> reader.read(file.file(), file.positions(), row -> files.add(key(row, schema))));
      return files.complete();
    }
  }

  private static Record key(Record row, Schema schema) {
    Record key = GenericRecord.create(schema);
    for (NestedField field : schema.columns()) {
      key.setField(field.name(), row.getField(field.name()));
    }
    return key;
  }
}
