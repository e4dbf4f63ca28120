package dev.firn.tests.views;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types;
import org.postgresql.PGConnection;

/**
 * A PostgreSQL that holds copies of tables of the lake, as Redshift would see them in an external
 * schema. Its sessions are in another time zone than any of the lake's readers.
 */
final class PostgresLake implements AutoCloseable {

  private static final int ROWS_PER_COPY = 10_000;
  private static final String ZONE = "Pacific/Auckland";

  private final EmbeddedPostgres server;

  private PostgresLake(EmbeddedPostgres server) {
    this.server = server;
  }

  static PostgresLake start() throws IOException {
    return new PostgresLake(EmbeddedPostgres.builder().setServerConfig("timezone", ZONE).start());
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Makes a table of the lake without rows. */
  void create(Lake lake, DeclaredTable table) throws SQLException {
    try (Connection postgres = server.getPostgresDatabase().getConnection()) {
      create(lake, table, postgres);
    }
  }

  private static void create(Lake lake, DeclaredTable table, Connection postgres)
      throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + lake.catalog().database());
      statement.execute("CREATE TABLE " + name(lake, table) + " (" + columns(table) + ")");
    }
  }

  /** Copies all rows of a table that Trino reads. */
  void copy(Lake lake, DeclaredTable table, Connection trino) throws SQLException, IOException {
    try (Connection postgres = server.getPostgresDatabase().getConnection();
        Statement select = trino.createStatement();
        ResultSet rows = select.executeQuery(query(name(lake, table), table))) {
      create(lake, table, postgres);
      copy(name(lake, table), table.columns().size(), rows, postgres);
    }
  }

  private static void copy(String name, int columns, ResultSet rows, Connection postgres)
      throws SQLException, IOException {
    StringBuilder lines = new StringBuilder();
    int pending = 0;
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        String text = rows.getString(i);
        lines.append(i == 1 ? "" : ",");
        lines.append(text == null ? "" : '"' + text.replace("\"", "\"\"") + '"');
      }
      lines.append('\n');
      if (++pending == ROWS_PER_COPY) {
        send(name, lines, postgres);
        pending = 0;
      }
    }
    send(name, lines, postgres);
  }

  private static void send(String name, StringBuilder lines, Connection postgres)
      throws SQLException, IOException {
    postgres
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + name + " FROM STDIN (FORMAT csv)", new StringReader(lines.toString()));
    lines.setLength(0);
  }

  private static String name(Lake lake, DeclaredTable table) {
    return lake.catalog().database() + "." + table.name();
  }

  private static String query(String name, DeclaredTable table) {
    List<String> names =
        table.columns().stream()
            .map(column -> "CAST(\"" + column.name() + "\" AS varchar)")
            .toList();
    return "SELECT " + String.join(", ", names) + " FROM lake." + name;
  }

  private static String columns(DeclaredTable table) {
    return table.columns().stream()
        .map(column -> '"' + column.name() + "\" " + type(column))
        .collect(Collectors.joining(", "));
  }

  private static String type(Column column) {
    return switch (column.type().typeId()) {
      case BOOLEAN -> "boolean";
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) column.type();
        yield "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
      }
      case STRING -> "varchar(16384)";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp with time zone";
      default -> throw new AssertionError("No type for " + column);
    };
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
