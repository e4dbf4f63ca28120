package dev.firn.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.LakeException;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneProvisionerTest {

  private static final TableIdentifier NAME = TableIdentifier.of("test", "sales");
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  private final InMemoryCatalog catalog = new InMemoryCatalog();

  @BeforeEach
  void createTable() {
    catalog.initialize("test", Map.of());
    catalog.createNamespace(Namespace.of("test"));
    catalog.createTable(NAME, SCHEMA);
  }

  @Test
  void putsIngestAtAnEmptyRootOfMain() {
    LaneProvisioner.provision(table());

    Snapshot root = table().currentSnapshot();
    assertThat(root.parentId()).isNull();
    assertThat(root.summary())
        .containsEntry(LaneProperties.PUBLISHED_THROUGH, "-1")
        .containsEntry(LaneProperties.PUBLISHED_N, "0");
    assertThat(ingest().snapshotId()).isEqualTo(root.snapshotId());
  }

  @Test
  void keepsTheLaneFromThirdPartyExpiry() {
    LaneProvisioner.provision(table());

    assertThat(ingest().maxRefAgeMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(ingest().maxSnapshotAgeMs()).isEqualTo(Long.MAX_VALUE / 4);
    assertThat(ingest().minSnapshotsToKeep()).isEqualTo(Integer.MAX_VALUE);
    assertThat(table().properties()).containsAllEntriesOf(ManagedProperties.lanes());
  }

  @Test
  void doesNothingTheSecondTime() {
    LaneProvisioner.provision(table());
    Table before = table();

    LaneProvisioner.provision(table());

    assertThat(table().currentSnapshot()).isEqualTo(before.currentSnapshot());
    assertThat(table().history()).hasSameSizeAs(before.history());
  }

  @Test
  void adoptsATableThatOthersMade() {
    table().newAppend().commit();
    long head = table().currentSnapshot().snapshotId();

    LaneProvisioner.provision(table());

    assertThat(ingest().snapshotId()).isEqualTo(head);
    assertThat(table().currentSnapshot().snapshotId()).isEqualTo(head);
  }

  @Test
  void restoresSettingsThatSomebodyRemoved() {
    LaneProvisioner.provision(table());
    table().manageSnapshots().setMaxRefAgeMs(Lanes.INGEST, 1000).commit();
    table().updateProperties().remove("commit.retry.num-retries").commit();

    LaneProvisioner.provision(table());

    assertThat(LaneState.of(table())).isEqualTo(LaneState.READY);
    assertThat(table().properties()).containsAllEntriesOf(ManagedProperties.lanes());
  }

  @Test
  void refusesToHideALaneThatWasLost() {
    LaneProvisioner.provision(table());
    table().manageSnapshots().removeBranch(Lanes.INGEST).commit();

    assertThatThrownBy(() -> LaneProvisioner.provision(table()))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot use lane ingest of test.test.sales: it was there and is gone, and with it what"
                + " was not yet published");
  }

  @Test
  void refusesALaneThatWasLostAfterOthersWroteToMain() {
    LaneProvisioner.provision(table());
    table().manageSnapshots().removeBranch(Lanes.INGEST).commit();
    table().newAppend().commit();

    assertThatThrownBy(() -> LaneProvisioner.provision(table()))
        .hasMessageContaining("it was there and is gone");
  }

  @Test
  void refusesALaneWhoseMainWasReplaced() {
    LaneProvisioner.provision(table());
    catalog.buildTable(NAME, SCHEMA).createOrReplaceTransaction().commitTransaction();

    assertThatThrownBy(() -> LaneProvisioner.provision(table()))
        .hasMessageContaining("main has no snapshot, though ingest has: it was replaced");
  }

  @Test
  void threeAtOnceMakeOneRoot() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Void> provision =
          () -> {
            LaneProvisioner.provision(table());
            return null;
          };
      for (Future<Void> done : threads.invokeAll(List.of(provision, provision, provision))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(table().snapshots()).hasSize(1);
    assertThat(LaneState.of(table())).isEqualTo(LaneState.READY);
  }

  private Table table() {
    return catalog.loadTable(NAME);
  }

  private SnapshotRef ingest() {
    return table().refs().get(Lanes.INGEST);
  }
}
