package dev.firn.reprocess.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnedColumnsTest {
  private static final List<String> WANTED = List.of("id", "name", "tax");

  @Test
  void takesAllColumnsInAnyOrderAndCase() {
    assertThatCode(
            () -> new ReturnedColumns(List.of("TAX", "id", "Name")).require("fix.sql", WANTED))
        .doesNotThrowAnyException();
  }

  @Test
  void namesEveryColumnThatIsMissingUnknownOrThereTwice() {
    assertThatThrownBy(() ->
            new ReturnedColumns(List.of("id", "id", "_col2", "vat")).require("fix.sql", WANTED))
        .isInstanceOf(CorrectionSqlException.class)
        .hasMessage(
            "Cannot use fix.sql: it does not return name, tax; it returns what is no column:"
                + " _col2, vat; it returns twice id");
  }

  @Test
  void insertsByNameAndLetsTheQueryEndInAComment() {
    var staging = new TrinoTable("lake", "retail", "firn_staging_1");

    String sql =
        new StagingInsert(staging, List.of("id", "tax"), "SELECT 1 AS tax, 2 AS id -- so").sql();

    assertThat(sql)
        .isEqualTo(
            """
            INSERT INTO "lake"."retail"."firn_staging_1" ("id", "tax")
            SELECT "id", "tax" FROM (
            SELECT 1 AS tax, 2 AS id -- so
            )\
            """);
  }
}
