package dev.firn.verify;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Runs the SQL of Redshift: in Redshift itself as it is, in PostgreSQL with a few replacements,
 * which it names.
 *
 * @param shims what was replaced; empty in Redshift
 */
public record RedshiftEngine(Connection connection, List<String> shims) {

  private static final String SKETCH = "APPROXIMATE COUNT(DISTINCT";

  private static final String ADD_MONTHS =
      """
      CREATE OR REPLACE FUNCTION pg_temp.add_months(day timestamp, months integer)
      RETURNS timestamp LANGUAGE sql IMMUTABLE AS 'SELECT day + make_interval(months => months)'
      """;

  public RedshiftEngine {
    shims = List.copyOf(shims);
  }

  /**
   * Looks at what answers, and prepares it.
   *
   * @throws ViewsException if it does not answer
   */
  public static RedshiftEngine open(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      if (version(statement).contains("Redshift")) {
        return new RedshiftEngine(connection, List.of());
      }
      statement.execute(ADD_MONTHS);
      return new RedshiftEngine(
          connection,
          List.of(
              "this is PostgreSQL, not Redshift",
              "APPROXIMATE COUNT(DISTINCT x) is COUNT(DISTINCT x)",
              "ADD_MONTHS is a function made for this session"));
    } catch (SQLException e) {
      throw new ViewsException(
          Code.TARGET_FAILED, "Cannot prepare the engine for Redshift's SQL: " + e.getMessage(), e);
    }
  }

  /** The query as this engine takes it. */
  public String spoken(String query) {
    return shims.isEmpty()
        ? query
        : query.replace(SKETCH, "COUNT(DISTINCT").replace("ADD_MONTHS(", "pg_temp.add_months(");
  }

  /** What it is called in reports. */
  public String name() {
    return shims.isEmpty() ? "redshift" : "redshift SQL in postgresql";
  }

  private static String version(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT version()")) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
