package dev.firn.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.parquet.ParquetInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
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
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.junit.jupiter.api.Test;

/** Tables with a sort order: what of them is sorted, when, and what readers have of it. */
class SortedCompactionTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "text", Types.StringType.get()));
  private static final SortOrder BY_ID = SortOrder.builderFor(SCHEMA).asc("id").build();
  private static final long MB = 1_000_000;

  private final Table table = table(BY_ID);

  private static Table table(SortOrder order) {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    return catalog
        .buildTable(TableIdentifier.of("db", "t" + UUID.randomUUID()), SCHEMA)
        .withSortOrder(order)
        .withProperty("write.parquet.row-group-size-bytes", "20000")
        .withProperty("write.parquet.row-group-check-min-record-count", "100")
        .withProperty("write.parquet.row-group-check-max-record-count", "200")
        .create();
  }

  private CompactionPlan plan() {
    return new CompactionPlanner(CompactionPolicy.DEFAULT, Clock.systemUTC()).plan(table);
  }

  private CompactionPlan planWhenQuiet() {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    return new CompactionPlanner(CompactionPolicy.DEFAULT, Clock.fixed(later, ZoneOffset.UTC))
        .plan(table);
  }

  /** Says a file is there, without one. */
  private void name(long bytes, SortOrder order, long lower, long upper) {
    DataFile file =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath("/f/" + UUID.randomUUID() + ".parquet")
            .withFileSizeInBytes(bytes)
            .withMetrics(
                new org.apache.iceberg.Metrics(
                    1000L,
                    Map.of(),
                    Map.of(1, 1000L),
                    Map.of(1, 0L),
                    Map.of(),
                    Map.of(1, bound(lower)),
                    Map.of(1, bound(upper))))
            .withSortOrder(order)
            .build();
    table.newAppend().appendFile(file).commit();
  }

  private static ByteBuffer bound(long value) {
    return Conversions.toByteBuffer(Types.LongType.get(), value);
  }

  private List<Record> write(LongStream ids) throws IOException {
    List<Record> rows =
        ids.mapToObj(id -> GenericRecord.create(SCHEMA).copy("id", id, "text", "t" + id)).toList();
    String location = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
    DataWriter<Record> writer =
        FormatModelRegistry.<Record, Object>dataWriteBuilder(
                FileFormat.PARQUET,
                Record.class,
                EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location)))
            .schema(SCHEMA)
            .spec(PartitionSpec.unpartitioned())
            .metricsConfig(MetricsConfig.forTable(table))
            .build();
    try (writer) {
      rows.forEach(writer::write);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
    return rows;
  }

  private List<DataFile> rewrite(FileGroup group) {
    List<DataFile> added = new FileRewriter(table, Pace.FULL).rewrite(group).added();
    RewriteFiles rewrite = table.newRewrite();
    group.files().forEach(task -> rewrite.deleteFile(task.file()));
    added.forEach(rewrite::addFile);
    rewrite.commit();
    return added;
  }

  private List<Long> ids(DataFile file) throws IOException {
    List<Long> ids = new ArrayList<>();
    try (CloseableIterable<Record> records =
        FormatModelRegistry.<Record, Object>readBuilder(
                FileFormat.PARQUET, Record.class, table.io().newInputFile(file.location()))
            .project(SCHEMA)
            .build()) {
      records.forEach(row -> ids.add((Long) row.getField("id")));
    }
    return ids;
  }

  private record Range(long min, long max) {}

  /** What a reader skips row groups by. */
  private List<Range> rowGroups(DataFile file) throws IOException {
    byte[] bytes;
    try (InputStream in = table.io().newInputFile(file.location()).newStream()) {
      bytes = in.readAllBytes();
    }
    try (ParquetFileReader reader =
        ParquetFileReader.open(new ParquetInput(new InMemoryInputFile(bytes)))) {
      return reader.getRowGroups().stream().map(SortedCompactionTest::range).toList();
    }
  }

  private static Range range(BlockMetaData block) {
    LongStatistics statistics = (LongStatistics) block.getColumns().get(0).getStatistics();
    return new Range(statistics.getMin(), statistics.getMax());
  }

  @Test
  void rowGroupsOfSortedFilesDoNotOverlap() throws IOException {
    Random random = new Random(1);
    List<Record> rows = new ArrayList<>();
    for (int file = 0; file < 5; file++) {
      rows.addAll(write(random.longs(2000, 0, 100_000)));
    }
    FileGroup group = planWhenQuiet().groups().get(0);

    List<DataFile> added = rewrite(group);

    assertThat(group.order()).isEqualTo(RowOrder.TO_BE_SORTED);
    assertThat(group.toText()).endsWith("(small files, to be sorted)");
    assertThat(added).hasSize(1).allMatch(file -> file.sortOrderId() == BY_ID.orderId());
    assertThat(ids(added.get(0)))
        .isEqualTo(rows.stream().map(row -> (Long) row.getField("id")).sorted().toList());
    List<Range> ranges = rowGroups(added.get(0));
    assertThat(ranges).hasSizeGreaterThan(4);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i - 1).max()).isLessThanOrEqualTo(ranges.get(i).min());
    }
    assertThat(planWhenQuiet().isEmpty()).isTrue();
  }

  @Test
  void sortedFilesThatDoNotOverlapAreCopiedInTheirOrder() throws IOException {
    Random random = new Random(2);
    write(random.longs(500, 100_000, 200_000));
    write(random.longs(500, 100_000, 200_000));
    rewrite(planWhenQuiet().groups().get(0));
    write(random.longs(500, 0, 100_000));
    write(random.longs(500, 0, 100_000));
    List<FileGroup> unsorted = planWhenQuiet().groups();
    assertThat(unsorted.get(0).order()).isEqualTo(RowOrder.TO_BE_SORTED);
    List<org.apache.iceberg.FileScanTask> fresh =
        unsorted.get(0).files().stream()
            .filter(task -> task.file().sortOrderId() != BY_ID.orderId())
            .toList();
    rewrite(new FileGroup(fresh, unsorted.get(0).reasons(), 0, RowOrder.TO_BE_SORTED, 128L << 20));

    FileGroup group = planWhenQuiet().groups().get(0);
    List<DataFile> added = rewrite(group);

    assertThat(group.order()).isEqualTo(RowOrder.SORTED_ALREADY);
    assertThat(group.files()).hasSize(2);
    assertThat(added).hasSize(1).allMatch(file -> file.sortOrderId() == BY_ID.orderId());
    assertThat(ids(added.get(0))).hasSize(2000).isSorted();
  }

  @Test
  void whatIsMergedAgainIsNotSortedYet() {
    for (int i = 0; i < 5; i++) {
      name(2 * MB, SortOrder.unsorted(), 0, 9);
    }

    assertThat(plan().groups().get(0).order()).isEqualTo(RowOrder.AS_THEY_COME);
    assertThat(planWhenQuiet().groups().get(0).order()).isEqualTo(RowOrder.TO_BE_SORTED);
  }

  @Test
  void whatBecomesAFullFileIsSorted() {
    for (int i = 0; i < 5; i++) {
      name(24 * MB, SortOrder.unsorted(), 0, 9);
    }

    assertThat(plan().groups().get(0).order()).isEqualTo(RowOrder.TO_BE_SORTED);
  }

  @Test
  void fullFilesAreSortedOnceMainIsQuiet() {
    name(128 * MB, SortOrder.unsorted(), 0, 9);
    name(128 * MB, BY_ID, 0, 9);

    assertThat(plan().isEmpty()).isTrue();
    List<FileGroup> groups = planWhenQuiet().groups();
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).files()).hasSize(1);
    assertThat(groups.get(0).reasons()).containsExactly(Reason.UNSORTED);
  }

  @Test
  void sortedFilesThatTouchAreSortedAnew() {
    name(30 * MB, BY_ID, 0, 9);
    name(30 * MB, BY_ID, 9, 20);
    assertThat(planWhenQuiet().groups().get(0).order()).isEqualTo(RowOrder.TO_BE_SORTED);
  }

  @Test
  void sortedFilesAreReadInTheirOrder() {
    name(30 * MB, BY_ID, 10, 20);
    name(30 * MB, BY_ID, 0, 9);
    name(30 * MB, BY_ID, 21, 21);

    FileGroup group = planWhenQuiet().groups().get(0);

    assertThat(group.order()).isEqualTo(RowOrder.SORTED_ALREADY);
    assertThat(group.files())
        .extracting(task -> task.file().lowerBounds().get(1))
        .isSortedAccordingTo(
            Comparator.comparing((ByteBuffer bound) ->
                Conversions.<Long>fromByteBuffer(Types.LongType.get(), bound)));
  }

  @Test
  void anotherSortOrderIsNoSortOrder() {
    table.replaceSortOrder().desc("id").commit();
    name(30 * MB, BY_ID, 0, 9);
    name(30 * MB, BY_ID, 10, 20);

    assertThat(planWhenQuiet().groups().get(0).order()).isEqualTo(RowOrder.TO_BE_SORTED);
  }

  @Test
  void nothingIsSortedIfThatIsNotWanted() {
    name(128 * MB, SortOrder.unsorted(), 0, 9);
    for (int i = 0; i < 5; i++) {
      name(24 * MB, SortOrder.unsorted(), 0, 9);
    }
    CompactionPolicy policy = CompactionPolicy.DEFAULT.withSorting(Sorting.NEVER);
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(1)), ZoneOffset.UTC);

    List<FileGroup> groups = new CompactionPlanner(policy, later).plan(table).groups();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).order()).isEqualTo(RowOrder.AS_THEY_COME);
    assertThat(groups.get(0).files()).hasSize(5);
  }
}
