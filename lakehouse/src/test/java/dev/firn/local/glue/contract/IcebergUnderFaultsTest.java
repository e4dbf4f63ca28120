package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import java.io.IOException;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Iceberg's GlueCatalog when the endpoint misbehaves: no commit that went in may be lost. */
class IcebergUnderFaultsTest {
  private EmbeddedGlue embedded;
  private FaultScript faults;
  private ScratchDatabase database;
  private GlueCatalog catalog;
  private IcebergTable sales;

  @BeforeEach
  void create() {
    embedded = EmbeddedGlue.start();
    faults = embedded.server().faults();
    GlueEndpoint endpoint = GlueEndpoint.at("local", embedded.server().endpoint());
    database = ScratchDatabase.create(endpoint);
    catalog = endpoint.iceberg();
    sales = IcebergTable.create(catalog, database.name(), "sales");
    sales.append("before");
  }

  @AfterEach
  void delete() throws IOException {
    faults.clear();
    catalog.close();
    database.close();
    embedded.close();
  }

  @Test
  void commitsWhenTheServiceFailsAfterTheUpdate() throws IOException {
    faults.add(FaultRule.once("UpdateTable", Fault.Fail.internal(true)));
    sales.append("after");
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void commitsWhenTheServiceFailsBeforeTheUpdate() throws IOException {
    faults.add(FaultRule.once("UpdateTable", Fault.Fail.internal(false)));
    sales.append("after");
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void commitsWhenTheConnectionDrops(boolean applied) throws IOException {
    faults.add(FaultRule.once("UpdateTable", new Fault.Drop(applied)));
    sales.append("after");
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void commitsWhenTheServiceThrottles() throws IOException {
    faults.add(new FaultRule("UpdateTable", "sales", 0, 2, Fault.Fail.throttling()));
    sales.append("after");
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void doesNotClaimToHaveFailedWhenNobodyCanTell() throws IOException {
    faults.add(new FaultRule("UpdateTable", null, 0, 1, Fault.Fail.internal(true)));
    faults.add(new FaultRule("UpdateTable", null, 0, 99, Fault.Fail.internal(false)));
    // Three reads precede the update; those that follow it would tell what became of it.
    faults.add(new FaultRule("GetTable", null, 3, 99, Fault.Fail.internal(false)));
    assertThatThrownBy(() -> sales.append("after"))
        .isInstanceOf(CommitStateUnknownException.class)
        .hasMessageContaining("Cannot determine whether the commit was successful");
    faults.clear();
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void losesNothingWhenAnUpdateLandsLate() throws IOException {
    faults.add(FaultRule.once("UpdateTable", new Fault.Hold()));
    sales.append("after");
    assertThat(faults.release()).isOne();
    assertThat(sales.files()).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void createsATableWhenTheConnectionDropsAfterTheCreation() throws IOException {
    faults.add(FaultRule.once("CreateTable", new Fault.Drop(true)));
    IcebergTable item = IcebergTable.create(catalog, database.name(), "item");
    item.append("one");
    assertThat(item.files()).containsExactly("one");
  }
}
