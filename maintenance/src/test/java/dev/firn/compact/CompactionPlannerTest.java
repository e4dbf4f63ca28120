package dev.firn.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class CompactionPlannerTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "part", Types.StringType.get()));
  private static final PartitionSpec SPEC =
      PartitionSpec.builderFor(SCHEMA).identity("part").build();
  private static final long MB = 1_000_000;
  private final Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(1)), ZoneOffset.UTC);

  private final Table table = table(2);

  private static Table table(int version) {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    return catalog
        .buildTable(TableIdentifier.of("db", "t" + UUID.randomUUID()), SCHEMA)
        .withPartitionSpec(SPEC)
        .withProperty("format-version", Integer.toString(version))
        .create();
  }

  private DataFile file(String part, long bytes, long rows) {
    DataFile file =
        DataFiles.builder(SPEC)
            .withPath("/f/" + UUID.randomUUID() + ".parquet")
            .withPartitionPath("part=" + part)
            .withFileSizeInBytes(bytes)
            .withRecordCount(rows)
            .build();
    table.newAppend().appendFile(file).commit();
    return file;
  }

  private void delete(DataFile file, long rows) {
    DeleteFile delete =
        FileMetadata.deleteFileBuilder(SPEC)
            .ofPositionDeletes()
            .withPath("/d/" + UUID.randomUUID() + ".parquet")
            .withPartition(file.partition())
            .withFileSizeInBytes(10)
            .withRecordCount(rows)
            .withReferencedDataFile(file.location())
            .build();
    table.newRowDelta().addDeletes(delete).commit();
  }

  private CompactionPlan plan() {
    return new CompactionPlanner(CompactionPolicy.DEFAULT, Clock.systemUTC()).plan(table);
  }

  private CompactionPlan planWhenQuiet() {
    return new CompactionPlanner(CompactionPolicy.DEFAULT, later).plan(table);
  }

  @Test
  void emptyMainHasNothingToRewrite() {
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void smallFilesAreMergedOnceThereAreEnough() {
    for (int i = 0; i < 4; i++) {
      file("p", 2 * MB, 1000);
    }
    assertThat(plan().isEmpty()).isTrue();
    file("p", 2 * MB, 1000);

    CompactionPlan plan = plan();

    assertThat(plan.groups()).hasSize(1);
    assertThat(plan.groups().get(0).reasons()).containsExactly(Reason.SMALL_FILES);
    assertThat(plan.bytes()).isEqualTo(10 * MB);
    assertThat(plan.toText())
        .contains("part=p: 5 files, 10.0 MB, 0 of 5000 rows dead, 0 delete files (small files)");
  }

  @Test
  void filesOfTwoPartitionsAreNotMerged() {
    for (int i = 0; i < 6; i++) {
      file(i % 2 == 0 ? "p" : "q", 2 * MB, 1000);
    }
    assertThat(plan().isEmpty()).isTrue();
    assertThat(planWhenQuiet().groups()).hasSize(2);
  }

  /** Or a stream of small files would rewrite the large one again and again. */
  @Test
  void fewSmallFilesAreNotMergedIntoALargeOne() {
    file("p", 60 * MB, 1000);
    for (int i = 0; i < 5; i++) {
      file("p", MB, 1000);
    }

    assertThat(plan().bytes()).isEqualTo(5 * MB);
  }

  @Test
  void streamOfSmallFilesIsRewrittenFewTimes() {
    PartitionPlanner planner = new PartitionPlanner(CompactionPolicy.DEFAULT, table.sortOrder());
    List<Long> sizes = new ArrayList<>();
    long written = 0;
    long rewritten = 0;
    int mostFiles = 0;
    for (int commit = 0; commit < 2000; commit++) {
      sizes.add(MB);
      written += MB;
      List<Candidate> files = sizes.stream().map(size -> candidate(size)).toList();
      for (FileGroup group : planner.plan(files)) {
        group.files().forEach(task -> sizes.remove((Long) task.file().fileSizeInBytes()));
        sizes.add(group.bytes());
        rewritten += group.bytes();
      }
      long small = sizes.stream().filter(size -> size < 96 * MB).count();
      mostFiles = Math.max(mostFiles, (int) small);
    }
    assertThat((double) rewritten / written).isLessThan(4.5);
    assertThat(mostFiles).isLessThan(25);
  }

  private static Candidate candidate(long bytes) {
    return new Candidate(new SizedTask(bytes));
  }

  @Test
  void wornFilesAreRewritten() {
    DataFile worn = file("p", 128 * MB, 1000);
    DataFile fresh = file("p", 128 * MB, 1000);
    delete(worn, 201);
    delete(fresh, 199);

    CompactionPlan plan = plan();

    assertThat(plan.groups()).hasSize(1);
    assertThat(plan.groups().get(0).files()).hasSize(1);
    assertThat(plan.groups().get(0).reasons()).containsExactly(Reason.DEAD_ROWS);
    assertThat(plan.groups().get(0).deadRows()).isEqualTo(201);
    assertThat(planWhenQuiet().groups().get(0).files()).hasSize(2);
  }

  @Test
  void fileWithManyDeleteFilesIsRewritten() {
    DataFile file = file("p", 128 * MB, 1000);
    for (int i = 0; i < 9; i++) {
      delete(file, 1);
    }
    assertThat(plan().groups().get(0).reasons()).containsExactly(Reason.MANY_DELETE_FILES);
  }

  @Test
  void groupsAreBoundedAndTheRestWaits() {
    for (int i = 0; i < 30; i++) {
      DataFile file = file("p", 128 * MB, 1000);
      delete(file, 500);
    }

    CompactionPlan plan = plan();

    assertThat(plan.groups()).hasSize(4).allMatch(group -> group.bytes() <= 512L << 20);
    assertThat(plan.waiting()).isEqualTo(4);
  }

  @Test
  void formatVersionThatIsNotKnownIsRefused() {
    Table unknown = table(4);

    CompactionPlan plan =
        new CompactionPlanner(CompactionPolicy.DEFAULT, Clock.systemUTC()).plan(unknown);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.refusal())
        .contains(
            "Cannot compact "
                + unknown.name()
                + ": format version 4 is not known, 3 is the newest that is");
  }

  @Test
  void policyThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> CompactionPolicy.DEFAULT.withTargetFileBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use compaction policy: target-file-bytes is 0, not positive");
  }
}
