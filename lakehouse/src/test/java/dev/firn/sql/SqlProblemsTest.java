package dev.firn.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlProblemsTest {
  private static final TrinoAddress ADDRESS = TrinoAddress.local(1234, "lake", "retail");

  @Test
  void keepsPositionAndQueryOnOneLine() {
    SQLException problem =
        new SQLException("Query failed (#20261120_1): line 1:8: Column 'x' cannot be\n resolved");

    assertThat(SqlProblems.explain("statement 2", ADDRESS, problem))
        .hasMessage(
            "Cannot run statement 2: Query failed (#20261120_1): line 1:8: Column 'x' cannot be resolved")
        .hasCause(problem);
  }

  @Test
  void namesAddressThatDoesNotAnswer() {
    SQLException problem =
        new SQLException("Error executing query", new ConnectException("Connection refused"));

    assertThat(SqlProblems.explain("the statement", ADDRESS, problem))
        .hasMessage(
            "Cannot reach Trino at jdbc:trino://localhost:1234: Connection refused; './firn status' tells what runs, --dir names another local topology, --url another Trino");
  }
}
