package dev.firn.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts over one connection and prints what they return, row by row as it comes. Not
 * thread-safe, but {@link #cancel} may be called from another thread.
 */
public final class SqlSession implements AutoCloseable {
  private final TrinoAddress address;
  private final Connection connection;
  private volatile @Nullable Statement running;

  private SqlSession(TrinoAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /** Opens a session; Trino itself is not asked before the first statement. */
  public static SqlSession open(TrinoAddress address) {
    return new SqlSession(address, address.connect());
  }

  /**
   * Runs the statements of a script in order and stops at the first that fails.
   *
   * @return how many statements ran
   * @throws SqlException with one line that says which statement failed, where and why
   */
  public int run(String script, OutputFormat format, PrintWriter out) {
    List<String> statements = Statements.split(script);
    for (int i = 0; i < statements.size(); i++) {
      String name = statements.size() == 1 ? "the statement" : "statement " + (i + 1);
      try {
        execute(statements.get(i), format.writer(out), out);
      } catch (SQLException e) {
        out.flush();
        throw SqlProblems.explain(name, address, e);
      }
    }
    return statements.size();
  }

  /** Asks Trino to stop the statement that runs now, if there is one. */
  public void cancel() {
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw SqlProblems.explain("the statement", address, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlProblems.explain("the session", address, e);
    }
  }

  private void execute(String sql, RowWriter writer, PrintWriter out) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      if (statement.execute(sql)) {
        print(statement.getResultSet(), writer);
      } else {
        out.println("done" + updated(statement.getLargeUpdateCount()));
        out.flush();
      }
    } finally {
      running = null;
    }
  }

  private static String updated(long rows) {
    return rows < 0 ? "" : rows == 1 ? ": 1 row" : ": " + rows + " rows";
  }

  private static void print(ResultSet result, RowWriter writer) throws SQLException {
    ResultSetMetaData metadata = result.getMetaData();
    List<String> types = new ArrayList<>();
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      String type = metadata.getColumnTypeName(i);
      types.add(type);
      columns.add(new ResultColumn(metadata.getColumnLabel(i), Cell.isNumber(type)));
    }
    writer.begin(columns);
    long rows = 0;
    while (result.next()) {
      writer.row(row(result, types));
      rows++;
    }
    writer.end(rows);
  }

  private static List<@Nullable Object> row(ResultSet result, List<String> types)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      values.add(Cell.read(result, i + 1, types.get(i)));
    }
    return values;
  }
}
