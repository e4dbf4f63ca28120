package dev.firn.target.redshift;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Redshift cannot read is named by table and column. */
class ReadableTablesTest {

  private static final Schema PLAIN =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "at", Types.TimestampType.withZone()),
          optional(
              3,
              "tags",
              Types.MapType.ofOptional(4, 5, Types.StringType.get(), Types.DateType.get())));

  private final InMemoryCatalog catalog = new InMemoryCatalog();

  @BeforeEach
  void open() {
    catalog.initialize("lake", Map.of());
    catalog.createNamespace(Namespace.of("shop"));
  }

  @Test
  void takesPlainTablesWithPositionDeletes() {
    Table table = create(PLAIN, 2);
    table.newFastAppend().appendFile(file()).commit();
    table
        .newRowDelta()
        .addDeletes(
            FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                .ofPositionDeletes()
                .withPath("mem://p.parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build())
        .commit();

    assertThat(ReadableTables.refusal("orders", table)).isEmpty();
  }

  @Test
  void refusesEqualityDeletes() {
    Table table = create(PLAIN, 2);
    table.newFastAppend().appendFile(file()).commit();
    table
        .newRowDelta()
        .addDeletes(
            FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                .ofEqualityDeletes(1)
                .withPath("mem://e.parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build())
        .commit();

    assertThat(ReadableTables.refusal("orders", table))
        .contains("table 'orders' has equality deletes, which Redshift does not apply");
  }

  @Test
  void refusesFormatVersionThree() {
    assertThat(ReadableTables.refusal("orders", create(PLAIN, 3)))
        .contains("table 'orders' has format version 3, and Redshift reads 2");
  }

  @Test
  void refusesTypesThatItDoesNotKnow() {
    Schema schema =
        new Schema(
            required(1, "id", Types.LongType.get()),
            optional(2, "opening", Types.ListType.ofOptional(3, Types.TimeType.get())));

    assertThat(ReadableTables.refusal("shops", create(schema, 2)))
        .contains("column 'opening' of table 'shops' has type time, which Redshift cannot read");
  }

  private Table create(Schema schema, int version) {
    return catalog.createTable(
        TableIdentifier.of("shop", "t"),
        schema,
        PartitionSpec.unpartitioned(),
        Map.of("format-version", Integer.toString(version)));
  }

  private static DataFile file() {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("mem://d.parquet")
        .withFileSizeInBytes(1)
        .withRecordCount(1)
        .build();
  }
}
