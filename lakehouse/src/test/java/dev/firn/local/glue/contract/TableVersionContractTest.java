package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.TableVersion;
import software.amazon.awssdk.services.glue.model.TableVersionError;

/** The versions that updates leave behind. */
@GlueContract
class TableVersionContractTest extends ContractTest {
  @BeforeEach
  void create() {
    database.createTable(ScratchDatabase.input("t").parameters(Map.of("n", "0")).build());
    database.update("t", "0", Map.of("n", "1"));
    database.update("t", "1", Map.of("n", "2"));
  }

  @Test
  void showsTheCurrentAndTheArchivedVersionsPageByPage() {
    assertThat(versions()).containsExactlyInAnyOrder("0", "1", "2");
  }

  @Test
  void showsAnArchivedVersionAsItWas() {
    assertThat(version("1").table().parameters()).containsEntry("n", "1");
    assertThat(version("2").table().parameters()).containsEntry("n", "2");
  }

  @Test
  void archivesNothingWhenToldSo() {
    glue.updateTable(request ->
        request
            .databaseName(database.name())
            .skipArchive(true)
            .tableInput(ScratchDatabase.input("t").build()));
    assertThat(database.table("t").versionId()).isEqualTo("3");
    assertThat(versions()).containsExactlyInAnyOrder("0", "1", "3");
  }

  @Test
  void deletesAnArchivedVersion() {
    glue.deleteTableVersion(
        request -> request.databaseName(database.name()).tableName("t").versionId("1"));
    assertThat(versions()).containsExactlyInAnyOrder("0", "2");
    assertThatThrownBy(() -> version("1"))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("not found");
  }

  @Test
  void deletesABatchAndNamesWhatItCouldNotDelete() {
    var answer =
        glue.batchDeleteTableVersion(request ->
            request.databaseName(database.name()).tableName("t").versionIds("0", "7", "1"));
    assertThat(answer.errors()).extracting(TableVersionError::versionId).containsExactly("7");
    assertThat(versions()).containsExactly("2");
  }

  private List<String> versions() {
    return glue
        .getTableVersionsPaginator(
            request -> request.databaseName(database.name()).tableName("t").maxResults(2))
        .stream()
        .flatMap(page -> page.tableVersions().stream())
        .map(TableVersion::versionId)
        .toList();
  }

  private TableVersion version(String id) {
    return glue.getTableVersion(
            request -> request.databaseName(database.name()).tableName("t").versionId(id))
        .tableVersion();
  }
}
