package dev.firn.index.key;

import dev.firn.index.memory.RowTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a Parquet file straight into a {@link KeyRecorder}: key columns and version, column
 * by column, without an object for a row. Rows come in order of position, all of them.
 */
final class KeyRowReader extends KeyColumnReader {
  private final KeyRecorder recorder;
  private final KeyColumnReader[] more;
  private final @Nullable KeyColumnReader version;

  /** Being the reader of the first column, this needs no place for itself. */
  private KeyRowReader(
      KeyRecorder recorder,
      NestedField first,
      ColumnDescriptor firstColumn,
      List<KeyColumnReader> more,
      @Nullable KeyColumnReader version) {
    super(first.type(), firstColumn);
    this.recorder = recorder;
    this.more = more.toArray(KeyColumnReader[]::new);
    this.version = version;
  }

  /**
   * A reader of that file's rows; empty if a column is stored in a way that it cannot read.
   *
   * @param version null to leave versions out
   */
  static Optional<KeyRowReader> of(
      MessageType file,
      List<NestedField> key,
      @Nullable NestedField version,
      KeyRecorder recorder) {
    List<NestedField> fields = new ArrayList<>(key);
    if (version != null) {
      fields.add(version);
    }
    List<ColumnDescriptor> columns =
        fields.stream().flatMap(field -> StoredType.column(file, field).stream()).toList();
    Set<NestedField> distinct = new HashSet<>(fields);
    if (columns.size() < fields.size() || distinct.size() < fields.size()) {
      return Optional.empty();
    }
    List<KeyColumnReader> readers = new ArrayList<>();
    for (int i = 1; i < fields.size(); i++) {
      readers.add(new KeyColumnReader(fields.get(i).type(), columns.get(i)));
    }
    KeyColumnReader versions = version == null ? null : readers.remove(readers.size() - 1);
    return Optional.of(
        new KeyRowReader(recorder, fields.get(0), columns.get(0), readers, versions));
  }

  @Override
  public void setPageSource(PageReadStore pages) {
    super.setPageSource(pages);
    for (KeyColumnReader reader : more) {
      reader.setPageSource(pages);
    }
    if (version != null) {
      version.setPageSource(pages);
    }
  }

  /** Takes the next row, and returns nothing of use. */
  @Override
  public Object read(Object reuse) {
    KeyBuffer out = recorder.start();
    encodeNext(out);
    for (KeyColumnReader reader : more) {
      reader.encodeNext(out);
    }
    recorder.finish(version == null ? RowTable.UNVERSIONED : version.nextVersion());
    return this;
  }
}
