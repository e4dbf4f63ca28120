package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableAttributes;

/** How an endpoint lists tables. */
@GlueContract
class TableListingContractTest extends ContractTest {
  @BeforeEach
  void create() {
    for (String table : List.of("item", "sales_1", "sales_2", "sales_3", "store")) {
      database.createTable(table);
    }
  }

  @Test
  void pagesThroughEveryTableOnce() {
    var pages =
        glue.getTablesPaginator(request -> request.databaseName(database.name()).maxResults(2));
    assertThat(pages.stream().map(page -> page.tableList().size()))
        .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(2));
    assertThat(pages.stream().flatMap(page -> page.tableList().stream()).map(Table::name))
        .containsExactlyInAnyOrder("item", "sales_1", "sales_2", "sales_3", "store");
  }

  @Test
  void skipsAndRepeatsNothingWhileTablesComeAndGo() {
    GetTablesResponse first =
        glue.getTables(request -> request.databaseName(database.name()).maxResults(3));
    glue.deleteTable(
        request -> request.databaseName(database.name()).name(first.tableList().getFirst().name()));
    GetTablesResponse rest =
        glue.getTables(
            request -> request.databaseName(database.name()).nextToken(first.nextToken()));
    assertThat(first.tableList()).hasSize(3);
    assertThat(rest.tableList()).hasSize(2);
    assertThat(rest.nextToken()).isNull();
  }

  @Test
  void selectsByExpression() {
    assertThat(names("sales_.*")).containsExactlyInAnyOrder("sales_1", "sales_2", "sales_3");
    assertThat(names("sales*")).containsExactlyInAnyOrder("sales_1", "sales_2", "sales_3");
    assertThat(names("sales_1|store")).containsExactlyInAnyOrder("sales_1", "store");
    assertThat(names("nothing.*")).isEmpty();
  }

  @Test
  void pagesWithinAnExpression() {
    var pages =
        glue.getTablesPaginator(
            request -> request.databaseName(database.name()).expression("s.*").maxResults(1));
    assertThat(pages.stream().flatMap(page -> page.tableList().stream())).hasSize(4);
  }

  @Test
  void showsOnlyTheAttributesThatWereAskedFor() {
    Table table =
        glue.getTables(request ->
                request
                    .databaseName(database.name())
                    .attributesToGet(TableAttributes.NAME, TableAttributes.TABLE_TYPE))
            .tableList()
            .getFirst();
    assertThat(table.name()).isNotNull();
    assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(table.versionId()).isNull();
  }

  @Test
  void doesNotFindADatabaseThatIsNotThere() {
    assertThatThrownBy(
            () -> glue.getTables(request -> request.databaseName(ScratchDatabase.uniqueName())))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("not found");
  }

  @Test
  void refusesPagesOfMoreThanAHundred() {
    assertThatThrownBy(
            () -> glue.getTables(request -> request.databaseName(database.name()).maxResults(101)))
        .isInstanceOf(GlueException.class)
        .hasMessageContaining("less than or equal to 100");
  }

  @Test
  void refusesATokenThatItDidNotGive() {
    assertThatThrownBy(
            () -> glue.getTables(request -> request.databaseName(database.name()).nextToken("x")))
        .isInstanceOf(GlueException.class)
        .hasMessageContaining("oken");
  }

  private List<String> names(String expression) {
    return glue
        .getTables(request -> request.databaseName(database.name()).expression(expression))
        .tableList()
        .stream()
        .map(Table::name)
        .toList();
  }
}
