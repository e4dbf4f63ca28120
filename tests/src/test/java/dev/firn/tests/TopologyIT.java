package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firn.catalog.LakeCatalog;
import dev.firn.local.PartStatus;
import dev.firn.local.PartStatus.State;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class TopologyIT {

  private final LocalLake lake = LocalLake.shared();
  private final LocalSite site = lake.site();
  private final String unique = "it_" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void keepsObjectsRecordsAndTablesOverDownAndUp() throws Exception {
    writeToEveryStore();

    lake.topology().down(LocalLake.parts());
    assertThat(lake.topology().status()).extracting(PartStatus::state).containsOnly(State.STOPPED);
    lake.topology().up(LocalLake.parts());

    assertThat(lake.topology().status()).extracting(PartStatus::state).containsOnly(State.RUNNING);
    readFromEveryStore();
  }

  @ParameterizedTest
  @EnumSource(PartName.class)
  void comesBackAfterAKillWithAllItHeld(PartName part) throws Exception {
    writeToEveryStore();

    assertThat(lake.topology().kill(part)).isTrue();
    assertThat(lake.firn("status").exitCode()).isEqualTo(1);
    LocalLake.CommandResult up = lake.firn("up");

    assertThat(up.err()).isEmpty();
    assertThat(up.exitCode()).isZero();
    assertThat(up.out()).containsPattern(part + " +starts").containsPattern(part + " +runs after");
    // The job goes through a restart when a part that it needs was away.
    await().atMost(Duration.ofMinutes(3)).until(() -> lake.firn("status").exitCode() == 0);
    readFromEveryStore();
  }

  @Test
  void aSecondUpSaysThatAllRunsAlready() {
    LocalLake.CommandResult up = lake.firn("up");

    assertThat(up.exitCode()).isZero();
    assertThat(up.out()).doesNotContain("starts").contains("already runs");
  }

  @Test
  void twoUpsAtOnceStartEachPartOnce() throws Exception {
    lake.topology().down(Set.of(PartName.GLUE, PartName.KEEPER));
    Callable<LocalLake.CommandResult> up = () -> lake.firn("up");
    try (var both = Executors.newFixedThreadPool(2)) {
      Future<LocalLake.CommandResult> one = both.submit(up);
      Future<LocalLake.CommandResult> other = both.submit(up);

      String printed = one.get().out() + other.get().out();

      assertThat(one.get().exitCode() + other.get().exitCode()).isZero();
      assertThat(printed).containsOnlyOnce("glue    starts").containsOnlyOnce("keeper  starts");
    }
  }

  private void writeToEveryStore() throws Exception {
    try (var objects = new LakeObjects(site);
        LakeCatalog catalog = lake.openCatalog()) {
      objects.putEncrypted("warehouse/" + unique, unique);
      new TopicRecords(site, unique).send(unique);
      catalog
          .catalog()
          .createTable(
              TableIdentifier.of("retail", unique),
              new Schema(Types.NestedField.required(1, "id", Types.LongType.get())));
    }
  }

  private void readFromEveryStore() throws Exception {
    try (var objects = new LakeObjects(site);
        LakeCatalog catalog = lake.openCatalog()) {
      assertThat(objects.content("warehouse/" + unique)).isEqualTo(unique);
      assertThat(objects.head("warehouse/" + unique).serverSideEncryption())
          .isEqualTo(ServerSideEncryption.AWS_KMS);
      assertThat(objects.head("warehouse/" + unique).ssekmsKeyId()).isEqualTo(LakeObjects.keyId());
      assertThat(new TopicRecords(site, unique).all()).containsExactly(unique);
      assertThat(catalog.load(unique).schema().columns()).hasSize(1);
      catalog.catalog().dropTable(TableIdentifier.of("retail", unique), true);
      objects.delete("warehouse/" + unique);
    }
  }
}
