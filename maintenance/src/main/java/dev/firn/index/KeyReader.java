package dev.firn.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetValueReader;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.schema.MessageType;
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
    KeyRecorder recorder = KeyRecorder.ofRows(columns, secret, file.recordCount(), dead);
    read(file, io.newInputFile(file), columns.dataProjection(), columns.version(), recorder);
    return recorder.keys();
  }

  /** The keys that an equality delete file deletes. */
  public FileKeys deleted(DeleteFile file) {
    KeyRecorder recorder = KeyRecorder.ofDeletes(columns, secret, file.recordCount());
    read(file, io.newInputFile(file), columns.deleteProjection(), null, recorder);
    return recorder.keys();
  }

  private void read(
      ContentFile<?> file,
      InputFile input,
      Schema projection,
      @Nullable NestedField version,
      KeyRecorder recorder) {
    try (CloseableIterable<?> rows =
        file.format() == FileFormat.PARQUET
            ? columns(file, input, projection, version, recorder)
            : rows(file, input, projection)) {
      for (Object row : rows) {
        if (row instanceof Record whole) {
          recorder.record(whole);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read keys of " + file.location(), e);
    }
  }

  /** Rows that the recorder has already got, or whole ones, where a column is stored oddly. */
  private CloseableIterable<Object> columns(
      ContentFile<?> file,
      InputFile input,
      Schema projection,
      @Nullable NestedField version,
      KeyRecorder recorder) {
    Function<MessageType, ParquetValueReader<?>> reader =
        stored -> {
          Optional<KeyRowReader> direct = KeyRowReader.of(stored, columns.key(), version, recorder);
          return direct.isPresent()
              ? direct.get()
              : GenericParquetReaders.buildReader(projection, stored, constants(file, projection));
        };
    return Parquet.read(input)
        .project(projection)
        .createReaderFunc(reader)
        .reuseContainers()
        .build();
  }

  private CloseableIterable<Record> rows(ContentFile<?> file, InputFile input, Schema projection) {
    return FormatModelRegistry.readBuilder(file.format(), Record.class, input)
        .project(projection)
        .idToConstant(constants(file, projection))
        .reuseContainers()
        .build();
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
