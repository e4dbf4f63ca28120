package dev.firn.index.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetValueReader;
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

  /** A reader whose hashes are comparable with those of readers that come from it alone. */
  public static KeyReader of(Table table, KeyColumns columns) {
    return new KeyReader(table, columns, KeyHasher.Secret.random());
  }

  /** This reader on another load of the same table. */
  public KeyReader on(Table loaded) {
    return new KeyReader(loaded, columns, secret);
  }

  /** Reads keys of a table, hashed with that secret. */
  public KeyReader(Table table, KeyColumns columns, KeyHasher.Secret secret) {
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
    Schema projection = columns.dataProjection();
    Map<Integer, @Nullable Object> constants = PartitionConstants.of(table, file, projection);
    read(file, io.newInputFile(file), projection, constants, columns.version(), recorder);
    return recorder.keys();
  }

  /** The keys that an equality delete file deletes. */
  public FileKeys deleted(DeleteFile file) {
    KeyRecorder recorder = KeyRecorder.ofDeletes(columns, secret, file.recordCount());
    Schema projection = columns.deleteProjection();
    Map<Integer, @Nullable Object> constants = PartitionConstants.of(table, file, projection);
    read(file, io.newInputFile(file), projection, constants, null, recorder);
    return recorder.keys();
  }

  /** The keys in a file that holds nothing else, and need not be of the table. */
  public FileKeys listed(DataFile file) {
    KeyRecorder recorder = KeyRecorder.ofDeletes(columns, secret, file.recordCount());
    Schema projection = columns.deleteProjection();
    read(file, io.newInputFile(file), projection, Map.of(), null, recorder);
    return recorder.keys();
  }

  private void read(
      ContentFile<?> file,
      InputFile input,
      Schema projection,
      Map<Integer, @Nullable Object> constants,
      @Nullable NestedField version,
      KeyRecorder recorder) {
    try (CloseableIterable<?> rows =
        file.format() == FileFormat.PARQUET
            ? columns(input, projection, constants, version, recorder)
            : rows(file.format(), input, projection, constants)) {
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
      InputFile input,
      Schema projection,
      Map<Integer, @Nullable Object> constants,
      @Nullable NestedField version,
      KeyRecorder recorder) {
    Function<MessageType, ParquetValueReader<?>> reader =
        stored -> {
          Optional<KeyRowReader> direct = KeyRowReader.of(stored, columns.key(), version, recorder);
          return direct.isPresent()
              ? direct.get()
              : GenericParquetReaders.buildReader(projection, stored, constants);
        };
    return Parquet.read(input)
        .project(projection)
        .createReaderFunc(reader)
        .reuseContainers()
        .build();
  }

  private static CloseableIterable<Record> rows(
      FileFormat format,
      InputFile input,
      Schema projection,
      Map<Integer, @Nullable Object> constants) {
    return FormatModelRegistry.readBuilder(format, Record.class, input)
        .project(projection)
        .idToConstant(constants)
        .reuseContainers()
        .build();
  }
}
