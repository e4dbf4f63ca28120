package dev.firn.index.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Keys read column by column are those of whole rows, for all types, promoted ones included. */
class KeyReaderTest {
  private static final int ROWS = 300;
  private static final KeyHasher.Secret SECRET = new KeyHasher.Secret(1, 2);

  private final Random random = new Random(seed());
  private final Table table = table();

  private static long seed() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    return seed;
  }

  private static Table table() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    List<NestedField> fields = new ArrayList<>();
    for (Type type : KeyEqualityTest.TYPES) {
      int id = fields.size() + 1;
      fields.add(
          id % 2 == 0
              ? NestedField.optional(id, "f" + id, type)
              : NestedField.required(id, "f" + id, type));
    }
    fields.add(NestedField.optional(fields.size() + 1, "version", Types.IntegerType.get()));
    return catalog
        .buildTable(TableIdentifier.of("db", "t"), new Schema(fields))
        .withProperty("format-version", "3")
        .create();
  }

  @Test
  void readsAllTypes() throws Exception {
    DataFile file = write();
    KeyColumns columns = columns();
    RoaringBitmap dead = RoaringBitmap.bitmapOf(0, 7, ROWS - 1);

    assertThat(describe(reader(columns).live(file, dead)))
        .hasSize(ROWS - 3)
        .isEqualTo(describe(wholeRows(file, columns, dead)));
  }

  @Test
  void readsPromotedTypes() throws Exception {
    DataFile file = write();
    table
        .updateSchema()
        .updateColumn("f2", Types.LongType.get())
        .updateColumn("f4", Types.DoubleType.get())
        .updateColumn("f6", Types.DecimalType.of(20, 2))
        .updateColumn("version", Types.LongType.get())
        .commit();
    KeyColumns columns = columns();
    RoaringBitmap none = new RoaringBitmap();

    assertThat(describe(reader(columns).live(file, none)))
        .isEqualTo(describe(wholeRows(file, columns, none)));
  }

  @Test
  void readsAColumnThatTheFileDoesNotHave() throws Exception {
    DataFile file = write();
    table.updateSchema().addColumn("late", Types.LongType.get()).commit();
    KeyColumns columns = KeyColumns.of(table.schema(), List.of("f2", "late"), "version");
    RoaringBitmap none = new RoaringBitmap();

    assertThat(describe(reader(columns).live(file, none)))
        .hasSize(ROWS)
        .isEqualTo(describe(wholeRows(file, columns, none)));
  }

  @Test
  void readsAVersionThatIsPartOfTheKey() throws Exception {
    DataFile file = write();
    KeyColumns columns = KeyColumns.of(table.schema(), List.of("f2", "version"), "version");
    RoaringBitmap none = new RoaringBitmap();

    assertThat(describe(reader(columns).live(file, none)))
        .isEqualTo(describe(wholeRows(file, columns, none)));
  }

  private KeyColumns columns() {
    List<String> key =
        IntStream.rangeClosed(1, KeyEqualityTest.TYPES.size()).mapToObj(i -> "f" + i).toList();
    return KeyColumns.of(table.schema(), key, "version");
  }

  private KeyReader reader(KeyColumns columns) {
    return new KeyReader(table, columns, SECRET);
  }

  private DataFile write() throws IOException {
    String location = table.locationProvider().newDataLocation("data.parquet");
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataSchema(table.schema())
            .dataFileFormat(FileFormat.PARQUET)
            .writerProperties(
                Map.of(
                    "write.parquet.row-group-check-min-record-count", "100",
                    "write.parquet.row-group-check-max-record-count", "100",
                    "write.parquet.row-group-size-bytes", "1000"))
            .build()
            .newDataWriter(
                EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location)),
                PartitionSpec.unpartitioned(),
                null);
    try (writer) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(row());
      }
    }
    assertThat(writer.toDataFile().splitOffsets()).hasSizeGreaterThan(1);
    return writer.toDataFile();
  }

  private Record row() {
    Record row = GenericRecord.create(table.schema());
    for (int i = 0; i < row.size(); i++) {
      NestedField field = table.schema().columns().get(i);
      Object value =
          field.type().typeId() == Type.TypeID.STRING && random.nextBoolean()
              ? "Zürich"
              : KeyEqualityTest.value(random, field.type());
      row.set(i, field.isOptional() && random.nextInt(4) == 0 ? null : value);
    }
    return row;
  }

  private FileKeys wholeRows(DataFile file, KeyColumns columns, RoaringBitmap dead)
      throws IOException {
    KeyRecorder recorder = KeyRecorder.ofRows(columns, SECRET, file.recordCount(), dead);
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.readBuilder(
                FileFormat.PARQUET, Record.class, table.io().newInputFile(file))
            .project(columns.dataProjection())
            .build()) {
      rows.forEach(recorder::record);
    }
    return recorder.keys();
  }

  private static List<String> describe(FileKeys keys) {
    return IntStream.range(0, keys.size())
        .mapToObj(i ->
            keys.position(i) + ": " + keys.high(i) + " " + keys.low(i) + " v" + keys.version(i))
        .toList();
  }
}
