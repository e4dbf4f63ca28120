package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Iceberg's own GlueCatalog on the endpoint. */
@GlueContract
class IcebergContractTest extends ContractTest {
  private static final int WRITERS = 8;
  private static final int COMMITS = 4;

  private GlueCatalog catalog;
  private IcebergTable sales;

  @BeforeEach
  void create() {
    catalog = endpoint.iceberg();
    sales = IcebergTable.create(catalog, database.name(), "sales");
  }

  @AfterEach
  void delete() throws IOException {
    catalog.close();
  }

  @Test
  void createsATableThatOtherClientsSee() {
    var shown = database.table("sales");
    assertThat(shown.parameters())
        .containsEntry("table_type", "ICEBERG")
        .containsKey("metadata_location");
    assertThat(shown.storageDescriptor().columns().get(1).comment()).isEqualTo("what was said");
    assertThat(catalog.listTables(Namespace.of(database.name()))).containsExactly(sales.id());
  }

  @Test
  void refusesASecondTableOfTheSameName() {
    assertThatThrownBy(() -> IcebergTable.create(catalog, database.name(), "sales"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("already exists");
  }

  @Test
  void keepsEveryCommitOfOneWriter() throws IOException {
    sales.append("a");
    sales.append("b");
    assertThat(sales.files()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void leavesNoArchivedVersionsBehind() {
    sales.append("a");
    sales.append("b");
    assertThat(
            glue
                .getTableVersionsPaginator(
                    request -> request.databaseName(database.name()).tableName("sales"))
                .stream()
                .mapToInt(page -> page.tableVersions().size())
                .sum())
        .isEqualTo(1);
  }

  @Test
  void keepsEveryCommitOfWritersAtOnce() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (int writer = 0; writer < WRITERS; writer++) {
        String prefix = "w" + writer + "-";
        for (int commit = 0; commit < COMMITS; commit++) {
          expected.add(prefix + commit);
        }
        writers.add(threads.submit(() -> appendAll(prefix)));
      }
    }
    for (Future<?> each : writers) {
      each.get();
    }
    assertThat(sales.files()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void appendAll(String prefix) {
    for (int commit = 0; commit < COMMITS; commit++) {
      sales.append(prefix + commit);
    }
  }

  @Test
  void refusesACommitOnWhatAnotherReplaced() throws IOException {
    TableOperations stale = ((HasTableOperations) sales.load()).operations();
    TableMetadata base = stale.current();
    TableMetadata late = TableMetadata.buildFrom(base).setProperties(Map.of("late", "x")).build();
    sales.append("first");
    assertThatThrownBy(() -> stale.commit(base, late))
        .isInstanceOf(CommitFailedException.class)
        .hasMessageContaining("Cannot commit");
    assertThat(sales.load().properties()).doesNotContainKey("late");
    assertThat(sales.files()).containsExactly("first");
  }

  @Test
  void refusesAHandleOfATableThatWasDroppedAndMadeAgain() throws IOException {
    Table stale = sales.load();
    catalog.dropTable(sales.id(), false);
    IcebergTable.create(catalog, database.name(), "sales");
    assertThatThrownBy(() -> stale.newAppend().appendFile(IcebergTable.file("x")).commit())
        .isInstanceOf(RuntimeException.class);
    assertThat(sales.files()).isEmpty();
  }

  @Test
  void renamesATable() throws IOException {
    sales.append("a");
    TableIdentifier sold = TableIdentifier.of(Namespace.of(database.name()), "sold");
    catalog.renameTable(sales.id(), sold);
    assertThat(new IcebergTable(catalog, sold).files()).containsExactly("a");
    assertThatThrownBy(sales::load).isInstanceOf(NoSuchTableException.class);
  }

  @Test
  void dropsATableThenItsNamespace() {
    Namespace namespace = Namespace.of(database.name());
    assertThatThrownBy(() -> catalog.dropNamespace(namespace))
        .isInstanceOf(NamespaceNotEmptyException.class)
        .hasMessageContaining(database.name());
    assertThat(catalog.dropTable(sales.id(), false)).isTrue();
    assertThat(catalog.dropTable(sales.id(), false)).isFalse();
    assertThat(catalog.tableExists(sales.id())).isFalse();
  }

  @Test
  void keepsThePropertiesOfANamespace() {
    Namespace namespace = Namespace.of(database.name());
    catalog.setProperties(namespace, Map.of("comment", "retail", "owner", "us"));
    catalog.removeProperties(namespace, Set.of("owner"));
    assertThat(catalog.loadNamespaceMetadata(namespace))
        .containsEntry("comment", "retail")
        .doesNotContainKey("owner");
    assertThat(catalog.listNamespaces()).contains(namespace);
  }
}
