package dev.firn.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads the keys of data files and equality delete files of one table: the key columns only, by
 * field id, in the types of the current schema. Thread-safe.
 */
public final class KeyReader {
  private final Table table;
  private final EncryptingFileIO io;
  private final KeyColumns columns;
  private final KeyHasher.Secret secret;

  KeyReader(Table table, KeyColumns columns, KeyHasher.Secret secret) {
    this.table = table;
    this.io = EncryptingFileIO.combine(table.io(), table.encryption());
    this.columns = columns;
    this.secret = secret;
  }

  /**
   * The keys of the rows that live.
   *
   * @param dead positions to leave out
   */
  public FileKeys live(DataFile file, RoaringBitmap dead) {
    Schema projection = columns.dataProjection();
    KeyRecorder recorder = KeyRecorder.ofRows(columns, secret);
    int last = projection.columns().size() - 1;
    read(
        file,
        io.newInputFile(file),
        projection,
        row -> {
          int position = Math.toIntExact(row.get(last, Long.class));
          if (!dead.contains(position)) {
            recorder.record(row, position);
          }
        });
    return recorder.keys();
  }

  /** The keys that an equality delete file deletes. */
  public FileKeys deleted(DeleteFile file) {
    KeyRecorder recorder = KeyRecorder.ofDeletes(columns, secret);
    read(
        file,
        io.newInputFile(file),
        columns.deleteProjection(),
        row -> recorder.record(row, recorder.keys().size()));
    return recorder.keys();
  }

  private void read(
      ContentFile<?> file, InputFile input, Schema projection, Consumer<Record> rows) {
    try (CloseableIterable<Record> records =
        FormatModelRegistry.readBuilder(file.format(), Record.class, input)
            .project(projection)
            .idToConstant(constants(file, projection))
            .reuseContainers()
            .build()) {
      records.forEach(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read keys of " + file.location(), e);
    }
  }

  /** Values of identity partition columns, which a data file need not hold. */
  private Map<Integer, @Nullable Object> constants(ContentFile<?> file, Schema projection) {
    PartitionSpec spec = Specs.of(table, file);
    Map<Integer, @Nullable Object> constants = new HashMap<>();
    for (int i = 0; i < spec.fields().size(); i++) {
      PartitionField field = spec.fields().get(i);
      if (field.transform().isIdentity() && projection.findField(field.sourceId()) != null) {
        Type type = spec.partitionType().fields().get(i).type();
        Object value = file.partition().get(i, Object.class);
        constants.put(field.sourceId(), IdentityPartitionConverters.convertConstant(type, value));
      }
    }
    return constants;
  }
}
