package dev.firn.local.glue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableError;
import software.amazon.awssdk.services.glue.model.TableInput;

/** What an endpoint does with tables, other than updating and listing them. */
@GlueContract
class TableContractTest extends ContractTest {
  @Test
  void showsATableAsItWasDefined() {
    StorageDescriptor storage =
        StorageDescriptor.builder()
            .location("s3://bucket/sales")
            .columns(Column.builder().name("id").type("bigint").comment("key").build())
            .parameters(Map.of("a", "b"))
            .build();
    database.createTable(
        ScratchDatabase.input("sales")
            .description("sold")
            .owner("us")
            .storageDescriptor(storage)
            .parameters(Map.of("table_type", "ICEBERG"))
            .build());
    Table shown = database.table("sales");
    assertThat(shown.description()).isEqualTo("sold");
    assertThat(shown.owner()).isEqualTo("us");
    assertThat(shown.tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(shown.parameters()).containsEntry("table_type", "ICEBERG");
    assertThat(shown.storageDescriptor().location()).isEqualTo("s3://bucket/sales");
    assertThat(shown.storageDescriptor().columns()).isEqualTo(storage.columns());
    assertThat(shown.storageDescriptor().parameters()).isEqualTo(storage.parameters());
  }

  @Test
  void addsWhatTheServiceKnows() {
    database.createTable("sales");
    Table shown = database.table("sales");
    assertThat(shown.databaseName()).isEqualTo(database.name());
    assertThat(shown.versionId()).isEqualTo("0");
    assertThat(shown.createTime()).isNotNull();
    assertThat(shown.updateTime()).isNotNull();
    assertThat(shown.createdBy()).startsWith("arn:aws");
    assertThat(shown.catalogId()).matches("\\d{12}");
    assertThat(shown.isRegisteredWithLakeFormation()).isFalse();
  }

  @Test
  void keepsTheTextOfViews() {
    String text = "/* Presto View: " + "x".repeat(100_000) + " */";
    database.createTable(
        TableInput.builder()
            .name("v")
            .tableType("VIRTUAL_VIEW")
            .viewOriginalText(text)
            .viewExpandedText("/* Presto View */")
            .build());
    assertThat(database.table("v").viewOriginalText()).isEqualTo(text);
    assertThat(database.table("v").viewExpandedText()).isEqualTo("/* Presto View */");
  }

  @Test
  void keepsTextInAnyScript() {
    database.createTable(ScratchDatabase.input("t").description("снег 雪 ❄ 𝄞 \"\\\n").build());
    assertThat(database.table("t").description()).isEqualTo("снег 雪 ❄ 𝄞 \"\\\n");
  }

  @Test
  void foldsNamesToLowerCase() {
    database.createTable("SALES");
    assertThat(database.table("sales").name()).isEqualTo("sales");
  }

  @Test
  void refusesASecondTableOfTheSameName() {
    database.createTable("sales");
    assertThatThrownBy(() -> database.createTable("Sales"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("already exists");
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    assertThatThrownBy(() -> database.table("absent")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () -> glue.deleteTable(request -> request.databaseName(database.name()).name("absent")))
        .isInstanceOf(EntityNotFoundException.class);
    String absent = ScratchDatabase.uniqueName();
    assertThatThrownBy(() ->
            glue.createTable(
                request -> request.databaseName(absent).tableInput(in -> in.name("t"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void deletesATableSoThatItsNameIsFree() {
    database.createTable("sales");
    database.update("sales", "0", Map.of("a", "b"));
    glue.deleteTable(request -> request.databaseName(database.name()).name("sales"));
    assertThatThrownBy(() -> database.table("sales")).isInstanceOf(EntityNotFoundException.class);
    database.createTable("sales");
    assertThat(database.table("sales").parameters()).isEmpty();
  }

  @Test
  void deletesABatchAndNamesWhatItCouldNotDelete() {
    database.createTable("a");
    database.createTable("b");
    var answer =
        glue.batchDeleteTable(
            request -> request.databaseName(database.name()).tablesToDelete("a", "absent", "b"));
    assertThat(answer.errors()).extracting(TableError::tableName).containsExactly("absent");
    assertThat(answer.errors().getFirst().errorDetail().errorCode())
        .isEqualTo("EntityNotFoundException");
    assertThatThrownBy(() -> database.table("b")).isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void refusesWhatTheModelForbids() {
    Column commented = Column.builder().name("id").comment("x".repeat(256)).build();
    for (TableInput input :
        new TableInput[] {
          ScratchDatabase.input("x".repeat(256)).build(),
          ScratchDatabase.input("two\nlines").build(),
          ScratchDatabase.input("t").retention(-1).build(),
          ScratchDatabase.input("t").parameters(Map.of("k".repeat(256), "v")).build(),
          ScratchDatabase.input("t").storageDescriptor(sd -> sd.columns(commented)).build()
        }) {
      assertThatThrownBy(() -> database.createTable(input))
          .isInstanceOf(GlueException.class)
          .hasMessageContaining("validation error");
    }
  }
}
