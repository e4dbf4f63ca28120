package dev.firn.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(CatalogKind.class)
class LakePlannerTest {

  private static final Lake BEFORE =
      Lakes.declare(
          """
          sales:
            comment: Sales
            owner: team
            mode: upsert
            primary-key: [channel, id]
            partition-by: channel
            sort-by: id
            properties: {write.parquet.compression-level: '3'}
            columns:
              channel: string required
              id: long required
              quantity: {type: int, required: true, comment: Units}
              price: decimal(7,2)
              note: string
          """);

  private final LakeCatalog catalog;

  LakePlannerTest(CatalogKind kind) {
    this.catalog = kind.open(BEFORE);
  }

  @Test
  void createsEverythingInAnEmptyCatalog() {
    assertThat(LakePlanner.plan(BEFORE, catalog).text())
        .isEqualTo(
            """
            test
              + create the namespace at s3://firn-test/warehouse/test
            sales
              + create the table with 5 columns and both lanes at s3://firn-test/warehouse/test/sales
            2 safe
            """);
  }

  @Test
  void findsNothingToDoAfterApply() {
    Lakes.apply(BEFORE, catalog);

    assertThat(LakePlanner.plan(BEFORE, catalog).text())
        .isEqualTo("Nothing to do: the catalog is as declared\n");
  }

  @Test
  void namesEveryDifferenceInTheOrderOfItsChange() {
    Lakes.apply(BEFORE, catalog);
    Lake after =
        Lakes.declare(
            """
            sales:
              comment: Sales of all channels
              mode: upsert
              primary-key: [channel, id]
              partition-by: [channel, 'bucket(4, id)']
              sort-by: [id desc, quantity]
              columns:
                channel: string required
                id: long required
                brand: string
                quantity: {type: long, comment: Units sold}
                price: decimal(9,2)
            """);

    assertThat(LakePlanner.plan(after, catalog).text())
        .isEqualTo(
            """
            sales
              + add column brand string
              + widen quantity from int to long
              + allow null in quantity
              + comment quantity as 'Units sold'
              + widen price from decimal(7, 2) to decimal(9, 2)
              + order the columns as declared
              + partition new files by [channel, bucket(4, id)], was [channel]
              + sort new files by [id desc, quantity], was [id]
              - drop column note string and its values; a renamed column is a dropped and a new one
              + set comment to 'Sales of all channels', was 'Sales'
              + remove firn.declared-properties, was 'owner,write.parquet.compression-level'
              + remove owner, was 'team'
              + remove write.parquet.compression-level, was '3'
            12 safe, 1 that lose values
            """);
  }

  @Test
  void refusesWhatCannotBeDoneAndSaysWhatCan() {
    Lakes.apply(BEFORE, catalog);
    Lake after =
        Lakes.declare(
            """
            sales:
              comment: Sales
              owner: team
              mode: append
              format-version: 3
              partition-by: channel
              sort-by: id
              properties: {write.parquet.compression-level: '3'}
              columns:
                channel: string required
                id: long required
                quantity: {type: string, required: true, comment: Units}
                price: decimal(7,2) required
                note: string
                brand: string required
            """);

    assertThat(LakePlanner.plan(after, catalog).text())
        .isEqualTo(
            """
            sales
              ! Cannot change format version 2 to 3: the stream may hold files of the old format in\
             its state; declare a new table, or go back to format-version: 2
              ! Cannot change the key from [channel, id] to []: deletes by the old key may be on\
             their way, and rows may be double under the new one; declare a new table with the new key
              ! Cannot change quantity from int to string: values that are there do not fit; declare\
             a new column under another name
              ! Cannot refuse null in price: rows that are there may hold null; declare it without\
             required
              ! Cannot add required column brand: the rows that are there have no value for it;\
             declare it without required
            5 refused
            """);
  }

  @Test
  void leavesUndeclaredTablesAndForeignPropertiesAlone() {
    Lakes.apply(BEFORE, catalog);
    Schema schema = new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));
    catalog.catalog().createTable(catalog.identifier("scratch"), schema);
    catalog.load("sales").updateProperties().set("engine.hint", "1").commit();

    LakePlan plan = LakePlanner.plan(BEFORE, catalog);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.text())
        .isEqualTo(
            """
            scratch
              # is not declared, and left as it is
            1 to know
            """);
  }

  @Test
  void removesWriteAuditPublish() {
    Lakes.apply(BEFORE, catalog);
    catalog.load("sales").updateProperties().set("write.wap.enabled", "true").commit();

    assertThat(LakePlanner.plan(BEFORE, catalog).changes())
        .containsExactly(new TableChange.RemoveProperty("sales", "write.wap.enabled", "true"));
  }

  @Test
  void notesATableOutsideTheWarehouse() {
    Lakes.apply(BEFORE, catalog);
    Lake elsewhere =
        new Lake(
            BEFORE.name(),
            "s3://other",
            BEFORE.catalog(),
            BEFORE.storage(),
            BEFORE.encryption(),
            BEFORE.readers(),
            BEFORE.tables(),
            BEFORE.streams());

    assertThat(LakePlanner.plan(elsewhere, catalog).text())
        .contains("the encryption audit does not see it");
  }

  @Test
  void refusesATableWhoseMetadataFileIsGone() {
    Lakes.apply(BEFORE, catalog);
    String metadata =
        ((HasTableOperations) catalog.load("sales")).operations().current().metadataFileLocation();
    catalog.load("sales").io().deleteFile(metadata);

    assertThat(LakePlanner.plan(BEFORE, catalog).text())
        .contains("! Cannot use the table: its metadata file is gone");
  }
}
