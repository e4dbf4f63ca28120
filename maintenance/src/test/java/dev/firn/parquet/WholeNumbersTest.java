package dev.firn.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As parquet-java writes them, in each of its encodings, over several pages and row groups. */
class WholeNumbersTest {
  private static final int ROWS = 5_000;

  private final Random random = new Random(seed());

  private static long seed() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    return seed;
  }

  @ParameterizedTest
  @CsvSource({
    // Few distinct ones go to a dictionary; of the others version 2 writes the differences.
    "PARQUET_1_0, INT64, false, 1",
    "PARQUET_1_0, INT64, true, 1",
    "PARQUET_1_0, INT32, true, 1",
    "PARQUET_1_0, INT64, true, 50",
    "PARQUET_1_0, INT32, false, 50",
    "PARQUET_2_0, INT64, false, 1",
    "PARQUET_2_0, INT64, true, 1",
    "PARQUET_2_0, INT32, true, 1",
    "PARQUET_2_0, INT64, true, 50",
    "PARQUET_2_0, INT32, false, 50",
  })
  void readsWhatWasWritten(
      WriterVersion version, PrimitiveTypeName type, boolean optional, int repeats)
      throws IOException {
    MessageType schema = schema(type, optional);
    List<@Nullable Long> values = values(type, optional, repeats);

    assertThat(read(write(schema, values, version, repeats > 1), schema)).isEqualTo(values);
  }

  @Test
  void columnOfNothingIsMissingThroughout() throws IOException {
    MessageType schema = schema(PrimitiveTypeName.INT64, true);
    List<@Nullable Long> values = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      values.add(null);
    }

    for (WriterVersion version : WriterVersion.values()) {
      assertThat(read(write(schema, values, version, true), schema)).isEqualTo(values);
    }
  }

  @Test
  void endsWithItsRowGroup() throws IOException {
    MessageType schema = schema(PrimitiveTypeName.INT64, false);
    InMemoryOutputFile file = write(schema, List.of(7L), WriterVersion.PARQUET_1_0, false);
    WholeNumbers numbers = new WholeNumbers(schema.getColumns().get(0));
    try (ParquetFileReader reader = open(file)) {
      numbers.start(reader.readNextRowGroup().getPageReader(schema.getColumns().get(0)));

      assertThat(numbers.next()).isEqualTo(7);
      assertThat(numbers.hasNext()).isFalse();
      assertThatThrownBy(numbers::next).isInstanceOf(ParquetDecodingException.class);
    }
  }

  @Test
  void otherColumnsAreRefused() {
    ColumnDescriptor text = schema(PrimitiveTypeName.BINARY, false).getColumns().get(0);

    assertThatIllegalArgumentException().isThrownBy(() -> new WholeNumbers(text));
  }

  private static MessageType schema(PrimitiveTypeName type, boolean optional) {
    return Types.buildMessage()
        .addField((optional ? Types.optional(type) : Types.required(type)).named("n"))
        .named("rows");
  }

  private List<@Nullable Long> values(PrimitiveTypeName type, boolean optional, int repeats) {
    List<@Nullable Long> values = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      long any = repeats > 1 ? random.nextInt(repeats) - repeats / 2 : random.nextLong();
      long value = type == PrimitiveTypeName.INT32 ? (int) any : any;
      // Some pages without a missing one, and some with.
      boolean isMissing = optional && i > ROWS / 2 && random.nextInt(4) == 0;
      values.add(isMissing ? null : value);
    }
    return values;
  }

  private static InMemoryOutputFile write(
      MessageType schema, List<@Nullable Long> values, WriterVersion version, boolean dictionary)
      throws IOException {
    InMemoryOutputFile file = new InMemoryOutputFile();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new ParquetOutput(file))
            .withType(schema)
            .withWriterVersion(version)
            .withDictionaryEncoding(dictionary)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withPageRowCountLimit(700)
            .withRowGroupRowCountLimit(3_000)
            .build()) {
      for (Long value : values) {
        writer.write(row(schema, value));
      }
    }
    return file;
  }

  private static Group row(MessageType schema, @Nullable Long value) {
    Group row = new SimpleGroup(schema);
    if (value == null) {
      return row;
    }
    if (schema.getColumns().get(0).getPrimitiveType().getPrimitiveTypeName()
        == PrimitiveTypeName.INT32) {
      row.add("n", value.intValue());
    } else {
      row.add("n", value);
    }
    return row;
  }

  private static ParquetFileReader open(InMemoryOutputFile file) throws IOException {
    return ParquetFileReader.open(new ParquetInput(file.toInputFile()));
  }

  private static List<@Nullable Long> read(InMemoryOutputFile file, MessageType schema)
      throws IOException {
    ColumnDescriptor column = schema.getColumns().get(0);
    WholeNumbers numbers = new WholeNumbers(column);
    List<@Nullable Long> values = new ArrayList<>();
    try (ParquetFileReader reader = open(file)) {
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        numbers.start(group.getPageReader(column));
        while (numbers.hasNext()) {
          values.add(numbers.skipNull() ? null : Long.valueOf(numbers.next()));
        }
      }
      assertThat(reader.getRowGroups().size() > 1).isEqualTo(values.size() == ROWS);
    }
    return values;
  }
}
