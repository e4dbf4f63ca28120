package dev.firn.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where Trino answers, and as whom to ask it.
 *
 * @param url base of the JDBC URL, for example {@code jdbc:trino://localhost:8080}
 * @param catalog that names without a catalog are looked up in
 * @param schema that names without a schema are looked up in
 * @param user who asks
 */
public record TrinoAddress(String url, String catalog, String schema, String user) {

  /** Trino on this machine, with the tables of the lake as the defaults. */
  public static TrinoAddress local(int port, String catalog, String schema) {
    return new TrinoAddress("jdbc:trino://localhost:" + port, catalog, schema, "firn");
  }

  /**
   * A connection; Trino itself is not asked before the first statement.
   *
   * @throws SqlException if the address is not a good one
   */
  public Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("source", "firn");
    try {
      return DriverManager.getConnection(url + "/" + catalog + "/" + schema, properties);
    } catch (SQLException e) {
      throw new SqlException("Cannot connect to %s: %s".formatted(url, e.getMessage()), e);
    }
  }
}
