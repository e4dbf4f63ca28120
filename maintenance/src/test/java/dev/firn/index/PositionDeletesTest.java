package dev.firn.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roaringbitmap.RoaringBitmap;

/** Positions as Iceberg's own writer writes them. */
class PositionDeletesTest {

  private static Table table(Map<String, String> properties) {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    return catalog
        .buildTable(
            TableIdentifier.of("db", "t" + UUID.randomUUID()),
            new Schema(Types.NestedField.required(1, "id", Types.LongType.get())))
        .withProperties(properties)
        .create();
  }

  private static DataFile file(String name) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("/f/" + name + ".parquet")
        .withFileSizeInBytes(10)
        .withRecordCount(1 << 20)
        .build();
  }

  private static DeleteFile delete(Table table, Map<DataFile, int[]> positions) throws IOException {
    String location = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
    PositionDeleteWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .deleteFileFormat(FileFormat.PARQUET)
            .build()
            .newPositionDeleteWriter(
                EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location)),
                PartitionSpec.unpartitioned(),
                null);
    try (writer) {
      PositionDelete<Record> row = PositionDelete.create();
      positions.forEach((file, list) -> {
        for (int position : list) {
          writer.write(row.set(file.location(), position));
        }
      });
    }
    return writer.toDeleteFile();
  }

  private static int[] positions(Random random, int count, int bound) {
    return random.ints(0, bound).distinct().limit(count).sorted().toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2097152, 1048576, 1",
    "30000, 2097152, 1048576, 2",
    "30000, 100, 1048576, 1",
    "30000, 2097152, 1000, 1",
    "30000, 100, 1000, 2"
  })
  void positionsOfOneDataFileAreReadAsAColumn(
      int count, int dictionaryBytes, int pageBytes, int pageVersion) throws IOException {
    Table table =
        table(
            Map.of(
                "write.parquet.dict-size-bytes", Integer.toString(dictionaryBytes),
                "write.delete.parquet.dict-size-bytes", Integer.toString(dictionaryBytes),
                "write.delete.parquet.page-size-bytes", Integer.toString(pageBytes),
                "write.delete.parquet.page-version", "v" + pageVersion));
    DataFile file = file("a");
    int[] positions = positions(new Random(count), count, 1 << 20);
    DeleteFile delete = delete(table, Map.of(file, positions));

    RoaringBitmap expected = RoaringBitmap.bitmapOf(positions);
    assertThat(new PositionDeletes(table).of(file, List.of(delete))).isEqualTo(expected);
    assertThat(PositionColumn.read(table.io().newInputFile(delete.location()), file.location()))
        .contains(expected);
  }

  /** As the keeper reads them: Parquet's decompressors are not made for several threads. */
  @Test
  void manyThreadsReadAtOnce() throws Exception {
    Table table = table(Map.of());
    DataFile file = file("a");
    int[] positions = positions(new Random(1), 3000, 1 << 20);
    DeleteFile delete = delete(table, Map.of(file, positions));
    PositionDeletes deletes = new PositionDeletes(table);
    List<Callable<RoaringBitmap>> reads =
        Collections.nCopies(2000, () -> deletes.of(file, List.of(delete)));

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<RoaringBitmap> read : threads.invokeAll(reads)) {
        assertThat(read.get()).isEqualTo(RoaringBitmap.bitmapOf(positions));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void positionsOfManyFilesAreToldApart() throws IOException {
    Table table = table(Map.of());
    DataFile one = file("a");
    DataFile other = file("b");
    DeleteFile both = delete(table, Map.of(one, new int[] {1, 5}, other, new int[] {2}));
    DeleteFile more = delete(table, Map.of(one, new int[] {5, 7}));

    PositionDeletes deletes = new PositionDeletes(table);

    assertThat(deletes.of(one, List.of(both, more)).toArray()).containsExactly(1, 5, 7);
    assertThat(deletes.of(other, List.of(both)).toArray()).containsExactly(2);
    assertThat(PositionColumn.read(table.io().newInputFile(both.location()), one.location()))
        .isEmpty();
  }

  /** What metadata says of a delete file is not enough to delete rows. */
  @Test
  void fileThatHoldsOtherPathsThanItsMetadataSaysDeletesNothing() throws IOException {
    Table table = table(Map.of());
    DeleteFile honest = delete(table, Map.of(file("a"), new int[] {1, 5}));
    DeleteFile lying =
        FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
            .ofPositionDeletes()
            .withPath(honest.location())
            .withFormat(FileFormat.PARQUET)
            .withFileSizeInBytes(honest.fileSizeInBytes())
            .withRecordCount(2)
            .withReferencedDataFile(file("b").location())
            .build();

    RoaringBitmap dead = new PositionDeletes(table).of(file("b"), List.of(lying));

    assertThat(Arrays.stream(dead.toArray())).isEmpty();
  }
}
