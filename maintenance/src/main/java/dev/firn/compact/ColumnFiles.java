package dev.firn.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The new files of a rewrite, each of about the target size. */
final class ColumnFiles implements AutoCloseable {
  private final Table table;
  private final FileGroup group;
  private final MessageType schema;
  private final ColumnSettings settings;
  private final NewFiles created;
  private final BytesInputCompressor compressor;
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
    this.compressor = settings.compressor();
  }

  ColumnSettings settings() {
    return settings;
  }

  BytesInputCompressor compressor() {
    return compressor;
  }

  /** The file that the next row group goes to. */
  ColumnFile next() throws IOException {
    if (current == null) {
      current = new ColumnFile(table, group, schema, settings, created.next());
    }
    return current;
  }

  /** Ends the file, if another row group like the last would make it too large. */
  void rowGroupWritten(long bytes) throws IOException {
    rowGroups++;
    rowGroupBytes += bytes;
    long halfOfNext = rowGroupBytes / rowGroups / 2;
    if (current != null && current.bytes() + halfOfNext >= group.targetFileBytes()) {
      roll(current);
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
    compressor.release();
    if (current != null) {
      current.close();
    }
  }

  private void roll(ColumnFile full) throws IOException {
    files.add(full.complete());
    current = null;
  }
}
