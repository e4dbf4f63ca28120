package dev.firn.compact;

import dev.firn.compact.column.ColumnSettings;
import dev.firn.compact.column.RowGroupBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The new files of a rewrite, each of about the target size. */
final class ColumnFiles implements AutoCloseable {
  private final Table table;
  private final FileGroup group;
  private final MessageType schema;
  private final ColumnSettings settings;
  private final NewFiles created;
  private final List<DataFile> files = new ArrayList<>();
  private @Nullable ColumnFile current;
  private long rowGroups;
  private long rowGroupBytes;

  ColumnFiles(
      Table table, FileGroup group, MessageType schema, ColumnSettings settings, NewFiles created) {
    this.table = table;
    this.group = group;
    this.schema = schema;
    this.settings = settings;
    this.created = created;
  }

  /** Writes a row group, and ends the file, if another one like it would make it too large. */
  void write(RowGroupBatch batch, Pace pace) throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    if (current == null) {
      current = new ColumnFile(table, group, schema, settings, created.next());
    }
    ColumnFile file = current;
    long start = file.bytes();
    file.write(batch, pace);
    rowGroups++;
    rowGroupBytes += file.bytes() - start;
    long halfOfNext = rowGroupBytes / rowGroups / 2;
    if (file.bytes() + halfOfNext >= group.targetFileBytes()) {
      roll(file);
    }
  }

  /** Ends the last file, and returns all. */
  List<DataFile> complete() throws IOException {
    if (current != null) {
      roll(current);
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }

  private void roll(ColumnFile full) throws IOException {
    files.add(full.complete());
    current = null;
  }
}
