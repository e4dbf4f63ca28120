package dev.firn.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {

  @Test
  void splitsAtSemicolons() {
    assertThat(Statements.split("SELECT 1; SELECT 2;\n\n;SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void keepsSemicolonsInQuotesAndComments() {
    assertThat(
            Statements.split(
                """
                SELECT 'a;''b' AS "c;d" -- not; here
                , 1 /* nor; here */; SELECT 2\
                """))
        .containsExactly("SELECT 'a;''b' AS \"c;d\" -- not; here\n, 1 /* nor; here */", "SELECT 2");
  }

  @Test
  void findsNothingInBlanksAndComments() {
    assertThat(Statements.split(" ; -- nothing\n; /* at all */ ;")).isEmpty();
  }

  @Test
  void leavesUnfinishedQuotesToTheServer() {
    assertThat(Statements.split("SELECT 'a; b")).containsExactly("SELECT 'a; b");
  }
}
