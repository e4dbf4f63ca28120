package dev.firn.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.parquet.ParquetInput;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** Rewrites column by column, and compares with Iceberg's own reader and writer. */
class ColumnRewriteTest {
  private static final Types.StructType NESTED =
      Types.StructType.of(
          Types.NestedField.optional(21, "inner", Types.StringType.get()),
          Types.NestedField.required(22, "count", Types.IntegerType.get()));
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "flag", Types.BooleanType.get()),
          Types.NestedField.optional(3, "small", Types.IntegerType.get()),
          Types.NestedField.optional(4, "ratio", Types.FloatType.get()),
          Types.NestedField.optional(5, "price", Types.DoubleType.get()),
          Types.NestedField.optional(6, "day", Types.DateType.get()),
          Types.NestedField.optional(7, "time", Types.TimestampType.withoutZone()),
          Types.NestedField.optional(8, "instant", Types.TimestampType.withZone()),
          Types.NestedField.optional(9, "city", Types.StringType.get()),
          Types.NestedField.optional(10, "text", Types.StringType.get()),
          Types.NestedField.optional(11, "blob", Types.BinaryType.get()),
          Types.NestedField.optional(12, "fixed", Types.FixedType.ofLength(5)),
          Types.NestedField.optional(13, "uuid", Types.UUIDType.get()),
          Types.NestedField.optional(14, "amount", Types.DecimalType.of(9, 2)),
          Types.NestedField.optional(15, "large", Types.DecimalType.of(30, 3)),
          Types.NestedField.optional(16, "void", Types.StringType.get()),
          Types.NestedField.optional(17, "nested", NESTED));

  private static Table table(Schema schema, Map<String, String> properties) {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    return catalog
        .buildTable(TableIdentifier.of("db", "t" + UUID.randomUUID()), schema)
        .withProperties(properties)
        .create();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void writesWhatIcebergWrites(int seed) throws IOException {
    Random random = new Random(seed);
    Table table =
        table(
            SCHEMA,
            Map.of(
                "write.parquet.compression-codec", seed % 2 == 0 ? "zstd" : "snappy",
                "write.parquet.page-row-limit", seed % 5 == 0 ? "20000" : "100",
                "write.parquet.page-size-bytes", seed % 5 == 4 ? "700" : "1048576",
                "write.parquet.dict-size-bytes", seed % 4 < 2 ? "2097152" : "300",
                "write.metadata.metrics.default", seed % 4 == 3 ? "full" : "truncate(16)"));
    for (int i = 0; i < 6; i++) {
      append(table, random, 1 + random.nextInt(1500), 1 + random.nextInt(400));
    }
    FileGroup group = group(table);
    List<LiveRows> inputs = inputs(group, random, seed % 3);

    Rewritten columns = rewrite(new ColumnRewrite(table, Pace.FULL), table, group, inputs);
    Rewritten records = rewrite(new RecordRewrite(table, Pace.FULL), table, group, inputs);

    assertThat(new ColumnRewrite(table, Pace.FULL).suits(group, inputs)).isTrue();
    assertThat(rows(table, columns)).isEqualTo(rows(table, records));
    DataFile one = columns.files().get(0);
    DataFile other = records.files().get(0);
    assertThat(one.recordCount()).isEqualTo(other.recordCount());
    assertThat(one.valueCounts()).isEqualTo(other.valueCounts());
    assertThat(one.nullValueCounts()).isEqualTo(other.nullValueCounts());
    assertThat(one.nanValueCounts()).isEqualTo(other.nanValueCounts());
    assertThat(one.lowerBounds()).isEqualTo(other.lowerBounds());
    assertThat(one.upperBounds()).isEqualTo(other.upperBounds());
    assertThat(one.splitOffsets()).hasSameSizeAs(other.splitOffsets());
    assertThat(table.io().newInputFile(one.location()).getLength())
        .isEqualTo(one.fileSizeInBytes());
    assertPagesSayTheirBounds(table, one, rows(table, columns));
  }

  /** Readers skip pages by these. */
  private static void assertPagesSayTheirBounds(Table table, DataFile file, List<Record> rows)
      throws IOException {
    try (ParquetFileReader reader = open(table, file.location())) {
      int first = 0;
      for (BlockMetaData block : reader.getRowGroups()) {
        assertPagesSayTheirBounds(reader, block, rows.subList(first, first + count(block)));
        first += count(block);
      }
    }
  }

  private static void assertPagesSayTheirBounds(
      ParquetFileReader reader, BlockMetaData block, List<Record> rows) throws IOException {
    ColumnChunkMetaData chunk = block.getColumns().get(2);
    ColumnIndex index = reader.readColumnIndex(chunk);
    OffsetIndex offsets = reader.readOffsetIndex(chunk);
    for (int page = 0; page < offsets.getPageCount(); page++) {
      List<Integer> values =
          rows
              .subList(
                  (int) offsets.getFirstRowIndex(page),
                  (int) offsets.getLastRowIndex(page, rows.size()) + 1)
              .stream()
              .map(row -> (Integer) row.getField("small"))
              .toList();
      List<Integer> present = values.stream().filter(Objects::nonNull).toList();
      assertThat(index.getNullCounts().get(page)).isEqualTo(values.size() - present.size());
      assertThat(index.getNullPages().get(page)).isEqualTo(present.isEmpty());
      if (!present.isEmpty()) {
        assertThat(number(index.getMinValues().get(page))).isEqualTo(Collections.min(present));
        assertThat(number(index.getMaxValues().get(page))).isEqualTo(Collections.max(present));
      }
    }
  }

  private static int number(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.position());
  }

  private static int count(BlockMetaData block) {
    return Math.toIntExact(block.getRowCount());
  }

  private static ParquetFileReader open(Table table, String location) throws IOException {
    byte[] bytes = bytes(table, location);
    return ParquetFileReader.open(new ParquetInput(new InMemoryInputFile(bytes)));
  }

  private static byte[] bytes(Table table, String location) throws IOException {
    try (InputStream in = table.io().newInputFile(location).newStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void plainPagesWithoutDeadRowsAreCopiedAsTheyWere() throws IOException {
    Table table =
        table(
            SCHEMA,
            Map.of(
                "write.parquet.compression-codec", "zstd",
                "write.parquet.page-row-limit", "100",
                "write.parquet.dict-size-bytes", "64"));
    append(table, new Random(1), 1000, 400);
    append(table, new Random(2), 1000, 400);
    FileGroup group = group(table);
    List<LiveRows> inputs = inputs(group, new Random(3), 0);
    RoaringBitmap one = RoaringBitmap.bitmapOf(150);
    List<LiveRows> oneDead = List.of(new LiveRows(group.files().get(0), one, 0), inputs.get(1));

    byte[] all = bytes(table, rewrite(group, inputs, table));
    byte[] most = bytes(table, rewrite(group, oneDead, table));

    List<Page> first = pages(table, group.files().get(0).file().location());
    List<Page> second = pages(table, group.files().get(1).file().location());
    assertThat(first).hasSizeGreaterThan(50).allMatch(page -> contains(all, page.end()));
    assertThat(second).hasSizeGreaterThan(50).allMatch(page -> contains(all, page.end()));
    assertThat(first).allMatch(page -> contains(most, page.end()) == (page.number() != 1));
    assertThat(second).allMatch(page -> contains(most, page.end()));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Page(int number, byte[] end) {}

  private static String rewrite(FileGroup group, List<LiveRows> inputs, Table table) {
    return rewrite(new ColumnRewrite(table, Pace.FULL), table, group, inputs)
        .files()
        .get(0)
        .location();
  }

  /** The last bytes of each page that has many; its header comes before. */
  private static List<Page> pages(Table table, String location) throws IOException {
    byte[] file = bytes(table, location);
    List<Page> pages = new ArrayList<>();
    try (ParquetFileReader reader = open(table, location)) {
      for (ColumnChunkMetaData chunk : reader.getRowGroups().get(0).getColumns()) {
        OffsetIndex offsets = reader.readOffsetIndex(chunk);
        for (int page = 0; page < offsets.getPageCount(); page++) {
          int end = (int) offsets.getOffset(page) + offsets.getCompressedPageSize(page);
          if (offsets.getCompressedPageSize(page) > 300) {
            pages.add(new Page(page, Arrays.copyOfRange(file, end - 200, end)));
          }
        }
      }
    }
    return pages;
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void rowGroupsOfSmallFilesBecomeOne() throws IOException {
    Table table = table(SCHEMA, Map.of("write.parquet.compression-codec", "zstd"));
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      append(table, random, 50, 10);
    }
    FileGroup group = group(table);

    Rewritten rewritten =
        rewrite(new ColumnRewrite(table, Pace.FULL), table, group, inputs(group, random, 0));

    assertThat(rewritten.files()).hasSize(1);
    assertThat(rewritten.files().get(0).splitOffsets()).hasSize(1);
  }

  @Test
  void fileWithoutLiveRowsLeavesNothing() throws IOException {
    Table table = table(SCHEMA, Map.of());
    append(table, new Random(1), 50, 10);
    FileGroup group = group(table);
    RoaringBitmap all = RoaringBitmap.bitmapOfRange(0, 50);
    List<LiveRows> inputs = List.of(new LiveRows(group.files().get(0), all, 0));

    assertThat(rewrite(new ColumnRewrite(table, Pace.FULL), table, group, inputs).files())
        .isEmpty();
  }

  @Test
  void filesOfAnOlderSchemaAreLeftToIceberg() throws IOException {
    Table table = table(SCHEMA, Map.of());
    append(table, new Random(1), 50, 10);
    table.updateSchema().addColumn("extra", Types.StringType.get()).commit();
    FileGroup group = group(table);
    List<LiveRows> inputs = inputs(group, new Random(1), 1);

    assertThat(new ColumnRewrite(table, Pace.FULL).suits(group, inputs)).isFalse();
    assertThat(new FileRewriter(table, Pace.FULL).rewrite(group).added()).hasSize(1);
  }

  @Test
  void listsAreLeftToIceberg() throws IOException {
    Schema schema =
        new Schema(
            Types.NestedField.optional(
                1, "list", Types.ListType.ofOptional(2, Types.LongType.get())));
    Table table = table(schema, Map.of());
    write(table, List.of(GenericRecord.create(schema).copy("list", List.of(1L, 2L))));
    FileGroup group = group(table);

    assertThat(new ColumnRewrite(table, Pace.FULL).suits(group, inputs(group, new Random(1), 0)))
        .isFalse();
    assertThat(new FileRewriter(table, Pace.FULL).rewrite(group).added()).hasSize(1);
  }

  private static Rewritten rewrite(
      Rewrite rewrite, Table table, FileGroup group, List<LiveRows> inputs) {
    return rewrite.rewrite(group, inputs, new NewFiles(table, group));
  }

  private static FileGroup group(Table table) throws IOException {
    List<FileScanTask> tasks = new ArrayList<>();
    try (CloseableIterable<FileScanTask> plan = table.newScan().planFiles()) {
      plan.forEach(tasks::add);
    }
    return new FileGroup(tasks, Set.of(Reason.SMALL_FILES), 0, RowOrder.AS_THEY_COME, 1 << 30);
  }

  /** With no dead rows, with a fifth, or with long stretches of them. */
  private static List<LiveRows> inputs(FileGroup group, Random random, int kind) {
    List<LiveRows> inputs = new ArrayList<>();
    int first = 0;
    for (FileScanTask task : group.files()) {
      RoaringBitmap dead = new RoaringBitmap();
      long rows = task.file().recordCount();
      if (kind == 1) {
        for (int i = 0; i < rows; i++) {
          if (random.nextInt(5) == 0) {
            dead.add(i);
          }
        }
      } else if (kind == 2) {
        long from = random.nextLong(rows);
        dead.add(from, from + random.nextLong(rows - from + 1));
      }
      LiveRows input = new LiveRows(task, dead, first);
      first += input.count();
      inputs.add(input);
    }
    return inputs;
  }

  private static List<Record> rows(Table table, Rewritten rewritten) throws IOException {
    List<Record> rows = new ArrayList<>();
    for (DataFile file : rewritten.files()) {
      try (CloseableIterable<Record> records =
          FormatModelRegistry.<Record, Object>readBuilder(
                  FileFormat.PARQUET, Record.class, table.io().newInputFile(file.location()))
              .project(table.schema())
              .build()) {
        records.forEach(rows::add);
      }
    }
    return rows;
  }

  private static void append(Table table, Random random, int count, int variety)
      throws IOException {
    List<Record> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(random, variety));
    }
    write(table, rows);
  }

  private static void write(Table table, List<Record> rows) throws IOException {
    String location = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
    DataWriter<Record> writer =
        FormatModelRegistry.<Record, Object>dataWriteBuilder(
                FileFormat.PARQUET,
                Record.class,
                EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location)))
            .schema(table.schema())
            .spec(PartitionSpec.unpartitioned())
            .setAll(table.properties())
            .metricsConfig(MetricsConfig.forTable(table))
            .build();
    try (writer) {
      rows.forEach(writer::write);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
  }

  private static Record row(Random random, int variety) {
    int v = random.nextInt(variety) - variety / 2;
    byte[] uuid = new byte[16];
    random.nextBytes(uuid);
    Object[] values = {
      random.nextLong(),
      random.nextBoolean(),
      v,
      v == 3 ? Float.NaN : v / 7f,
      v % 5 == 1 ? Double.NaN : random.nextGaussian(),
      LocalDate.ofEpochDay(v),
      LocalDateTime.ofEpochSecond(1_700_000_000L + v, 1000 * random.nextInt(1000), ZoneOffset.UTC),
      OffsetDateTime.ofInstant(java.time.Instant.ofEpochSecond(v), ZoneOffset.UTC),
      "city " + v,
      "t\u00fc" + random.nextLong() + "x".repeat(random.nextInt(40)),
      ByteBuffer.wrap(new byte[] {(byte) v, (byte) random.nextInt()}),
      new byte[] {1, 2, (byte) v, -4, 0},
      UUID.nameUUIDFromBytes(uuid),
      BigDecimal.valueOf(v, 2),
      BigDecimal.valueOf(random.nextLong() / 1000, 3),
      null,
      random.nextInt(4) == 0
          ? null
          : GenericRecord.create(NESTED)
              .copy("inner", random.nextBoolean() ? "in" + v : null, "count", v)
    };
    Record row = GenericRecord.create(SCHEMA);
    for (int i = 0; i < values.length; i++) {
      row.set(i, i > 0 && random.nextInt(9) == 0 ? null : values[i]);
    }
    return row;
  }
}
