package dev.firn.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Writes what Flink's upsert writer writes in one checkpoint of one subtask: an equality delete for
 * every row, a position delete for a row that the same checkpoint writes again, files that roll.
 * Each partition has its own files. It goes on with the schema and the spec that it began with.
 */
final class SinkWriter {
  /** What a job knows of the table from its start. */
  record Layout(Schema schema, PartitionSpec spec, List<String> equalityColumns) {
    static Layout of(Table table, List<String> equalityColumns) {
      return new Layout(table.schema(), table.spec(), equalityColumns);
    }
  }

  private final Table table;
  private final Layout layout;
  private final Schema key;
  private final FileNames names;
  private final int rowsPerFile;
  private final Map<StructLikeWrapper, PartitionWriter> writers = new LinkedHashMap<>();

  SinkWriter(Table table, Layout layout, FileNames names, int rowsPerFile) {
    this.table = table;
    this.layout = layout;
    this.key = TypeUtil.select(layout.schema(), keyIds(layout));
    this.names = names;
    this.rowsPerFile = rowsPerFile;
  }

  private static java.util.Set<Integer> keyIds(Layout layout) {
    java.util.Set<Integer> ids = new java.util.HashSet<>();
    layout.equalityColumns().forEach(name -> ids.add(layout.schema().findField(name).fieldId()));
    return ids;
  }

  void upsert(Row row) {
    writer(row).upsert(row);
  }

  /** Writes a row, whatever its key. */
  void append(Row row) {
    writer(row).append(row);
  }

  /** Deletes by the key columns of a row, which must hold the partition columns too. */
  void delete(Row row) {
    writer(row).delete(row);
  }

  SinkFiles complete() {
    SinkFiles files = SinkFiles.none();
    writers.values().forEach(writer -> writer.complete(files));
    writers.clear();
    return files;
  }

  private PartitionWriter writer(Row row) {
    PartitionKey partition = new PartitionKey(layout.spec(), layout.schema());
    partition.partition(
        new InternalRecordWrapper(layout.schema().asStruct()).wrap(row.toRecord(layout.schema())));
    StructLike copy = partition.copy();
    StructLikeWrapper wrapper =
        StructLikeWrapper.forType(layout.spec().partitionType()).copyFor(copy);
    return writers.computeIfAbsent(
        wrapper,
        any ->
            new PartitionWriter(
                new TableFiles(table, layout.spec(), copy, names),
                layout.schema(),
                key,
                rowsPerFile));
  }
}
