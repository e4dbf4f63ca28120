package dev.firn.reprocess.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkedQueryTest {
  private static final TrinoTable SALES = new TrinoTable("lake", "retail", "sales");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT * FROM sales|SELECT * FROM sales@",
        "SELECT * FROM Sales s;|SELECT * FROM Sales@ s",
        "SELECT * FROM retail.sales AS s|SELECT * FROM retail.sales@ AS s",
        "SELECT * FROM \"lake\".\"retail\".\"sales\" s|SELECT * FROM \"lake\".\"retail\".\"sales\"@ s",
        "SELECT * FROM item, sales WHERE sales.x = item.x|SELECT * FROM item, sales@ WHERE sales.x ="
            + " item.x",
        "SELECT x FROM item WHERE x IN (SELECT x FROM sales)|SELECT x FROM item WHERE x IN (SELECT x"
            + " FROM sales@)",
        "SELECT sales FROM sales a JOIN sales b ON a.x = b.x|SELECT sales FROM sales@ a JOIN sales@ b"
            + " ON a.x = b.x",
        "WITH s AS (SELECT * FROM sales) SELECT * FROM s|WITH s AS (SELECT * FROM sales@) SELECT *"
            + " FROM s",
        "SELECT '🧊 FROM sales' FROM sales|SELECT '🧊 FROM sales' FROM sales@",
      })
  void readsTheForkWhereTheTableIsNamedWithoutAVersion(String written, String run) {
    assertThat(ForkedQuery.of("fix.sql", written, SALES, 42).sql())
        .isEqualTo(run.replace("@", " FOR VERSION AS OF 42"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT * FROM item",
        "SELECT * FROM other.sales",
        "SELECT * FROM sales FOR VERSION AS OF 'main'",
        "SELECT * FROM sales FOR TIMESTAMP AS OF TIMESTAMP '2026-01-01 00:00:00 UTC'",
        "SELECT * FROM \"sales$files\"",
        "SELECT sales FROM item",
      })
  void leavesEverythingElseAsItIs(String written) {
    ForkedQuery query = ForkedQuery.of("fix.sql", written, SALES, 42);

    assertThat(query).isEqualTo(new ForkedQuery(written, 0));
  }

  @Test
  void findsItsPlaceInManyLinesAndComments() {
    String written = "-- from sales\nSELECT 'é😀' AS s, /* from sales */ x\r\nFROM\n  sales -- end";

    ForkedQuery query = ForkedQuery.of("fix.sql", written, SALES, 42);

    assertThat(query.sql())
        .isEqualTo(
            "-- from sales\nSELECT 'é😀' AS s, /* from sales */ x\r\nFROM\n"
                + "  sales FOR VERSION AS OF 42 -- end");
    assertThat(query.readsOfFork()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|Cannot use fix.sql: it has 0 statements instead of one SELECT",
        "SELECT 1; SELECT 2|Cannot use fix.sql: it has 2 statements instead of one SELECT",
        "DELETE FROM sales|Cannot use fix.sql: it is no SELECT",
        "WITH sales AS (SELECT 1) SELECT * FROM sales|Cannot use fix.sql: its WITH query 'sales' is"
            + " named like the table that is corrected",
      })
  void refusesWhatIsNotOneQuery(String written, String reason) {
    assertThatThrownBy(() -> ForkedQuery.of("fix.sql", written, SALES, 42))
        .isInstanceOf(CorrectionSqlException.class)
        .hasMessage(reason);
  }

  @Test
  void saysWhereTheQueryCannotBeParsed() {
    assertThatThrownBy(() -> ForkedQuery.of("fix.sql", "SELECT x\nFORM sales y", SALES, 42))
        .isInstanceOf(CorrectionSqlException.class)
        .hasMessageStartingWith("Cannot read fix.sql: line 2, column ");
  }
}
