package dev.firn.manifest;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lanes;
import dev.firn.publish.CatalogKind;
import dev.firn.publish.InterceptedCatalog;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.StreamedTable;
import dev.firn.publish.lane.Halt;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestTest {
  private static final ManifestPolicy POLICY = new ManifestPolicy(5);

  private long checkpoint;

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void rewritesSmallManifestsAsOneAndPublishingGoesOn(CatalogKind kind) {
    StreamedTable table = StreamedTable.in(kind.create(), PartitionSpec.unpartitioned());
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int id = 0; id < 6; id++) {
      publish(table, publisher, id, "p", "v");
    }
    List<String> rows = table.rows();

    ManifestRewrite rewrite = run(table);

    assertThat(rewrite)
        .isInstanceOfSatisfying(
            ManifestRewrite.Rewritten.class,
            rewritten -> {
              assertThat(rewritten.replaced()).isEqualTo(6);
              assertThat(rewritten.created()).isEqualTo(1);
              assertThat(rewritten.files()).isEqualTo(6);
            });
    assertThat(manifests(table)).hasSize(1);
    assertThat(table.rows()).isEqualTo(rows);
    publish(table, publisher, 3, "p", "newer");
    assertThat(table.rows()).contains("3=newer").hasSize(6);
    table.assertMainIsClean();
  }

  @Test
  void everyRewriteCarriesSinkTriple() {
    StreamedTable table = published(StreamedTable.inMemory());
    Map<String, String> before = table.mainHead().summary();

    run(table);

    Snapshot head = table.mainHead();
    for (String name :
        List.of(
            "firn.published-through",
            "firn.published-n",
            "firn.epoch",
            "flink.job-id",
            "flink.operator-id",
            "flink.max-committed-checkpoint-id")) {
      assertThat(head.summary()).containsEntry(name, before.get(name));
    }
    assertThat(table.load().properties().get("firn.published"))
        .contains("\"main-snapshot\":" + head.snapshotId());
    assertThat(table.load().refs().get(Lanes.INGEST).snapshotId()).isEqualTo(head.parentId());
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Nothing.class);
    publisher.move();
    assertThat(table.committedCheckpoint("job", "operator")).isEqualTo(checkpoint);
  }

  @Test
  void sortsByPartitionWhenOneManifestIsTooSmall() {
    StreamedTable table =
        StreamedTable.in(
            StreamedTable.inMemory(),
            PartitionSpec.builderFor(StreamedTable.SCHEMA).identity("part").build());
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int id = 0; id < 12; id++) {
      publish(table, publisher, id, "p" + id % 4, "v");
    }
    Table loaded = table.load();
    long bytes = manifests(table).stream().mapToLong(ManifestFile::length).sum();
    ManifestPlan all = new ManifestPlanner(POLICY).plan(loaded);
    ManifestPlan quarters =
        new ManifestPlan(
            all.table(),
            all.tableId(),
            all.mainHead(),
            all.manifests(),
            all.files(),
            bytes,
            bytes / 4 + 1);
    List<String> rows = table.rows();

    ManifestRewrite rewrite = new ManifestRunner(table::load).run(quarters);

    assertThat(rewrite).isInstanceOf(ManifestRewrite.Rewritten.class);
    assertThat(manifests(table))
        .hasSize(4)
        .allSatisfy(manifest ->
            assertThat(manifest.partitions().get(0).lowerBound())
                .isEqualTo(manifest.partitions().get(0).upperBound()));
    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.rows(Expressions.equal("part", "p1"))).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void anotherCommitToMainRefusesIt(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    StreamedTable table = published(catalog);
    ManifestPlan plan = new ManifestPlanner(POLICY).plan(table.load());
    catalog.beforeNextCommit(() -> table.load().newAppend().set("other", "1").commit());

    ManifestRewrite rewrite = new ManifestRunner(table::load).run(plan);

    assertThat(rewrite).isInstanceOf(ManifestRewrite.Refused.class);
    assertThat(table.mainHead().summary()).containsEntry("other", "1");
    assertThat(new ManifestRunner(table::load).run(plan))
        .isInstanceOf(ManifestRewrite.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void checkpointCommittedMeanwhileIsKept(CatalogKind kind) {
    InterceptedCatalog catalog = new InterceptedCatalog(kind);
    StreamedTable table = published(catalog);
    ManifestPlan plan = new ManifestPlanner(POLICY).plan(table.load());
    catalog.beforeNextCommit(
        () -> table.commit("job", 99, table.sink().upsert(row(1, "late")).complete()));

    assertThat(new ManifestRunner(table::load).run(plan))
        .isInstanceOf(ManifestRewrite.Rewritten.class);

    table.publisher(StreamedTable.BY_ID).publish(table.load());
    assertThat(table.rows()).contains("1=late").hasSize(6);
  }

  @Test
  void fewManifestsAreLeftAlone() {
    StreamedTable table = StreamedTable.unpartitioned();
    publish(table, table.publisher(StreamedTable.BY_ID), 1, "p", "v");

    ManifestPlan plan = new ManifestPlanner(POLICY).plan(table.load());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.toText()).isEqualTo("memory.db.t: leave the manifests as they are");
    assertThat(new ManifestRunner(table::load).run(plan)).isEqualTo(new ManifestRewrite.Nothing());
  }

  @Test
  void lanesThatDoNotFitTogetherHaltIt() {
    StreamedTable table = published(StreamedTable.inMemory());
    ManifestPlan plan = new ManifestPlanner(POLICY).plan(table.load());
    table.load().manageSnapshots().removeBranch(Lanes.INGEST).commit();

    assertThat(new ManifestRunner(table::load).run(plan))
        .isInstanceOfSatisfying(
            ManifestRewrite.Halted.class,
            halted -> assertThat(halted.halt().cause()).isEqualTo(Halt.Cause.NOT_PROVISIONED));
  }

  private ManifestRewrite run(StreamedTable table) {
    return new ManifestRunner(table::load).run(new ManifestPlanner(POLICY).plan(table.load()));
  }

  private StreamedTable published(Catalog catalog) {
    StreamedTable table = StreamedTable.in(catalog, PartitionSpec.unpartitioned());
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int id = 0; id < 6; id++) {
      publish(table, publisher, id, "p", "v");
    }
    return table;
  }

  private void publish(
      StreamedTable table, LanePublisher publisher, long id, String part, String value) {
    checkpoint++;
    table.commit(
        "job", checkpoint, table.sink().upsert(row(id, part, value, checkpoint)).complete());
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private static List<ManifestFile> manifests(StreamedTable table) {
    Table loaded = table.load();
    return loaded.currentSnapshot().dataManifests(loaded.io());
  }
}
