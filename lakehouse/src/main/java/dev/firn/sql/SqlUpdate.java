package dev.firn.sql;

import io.trino.jdbc.TrinoStatement;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements that write, each once and with progress: one that failed may have done its work.
 * For one thread, but {@link #cancel} may be called from another.
 */
public final class SqlUpdate {
  private final TrinoAddress address;
  private volatile @Nullable Statement running;
  private volatile boolean cancelled;

  public SqlUpdate(TrinoAddress address) {
    this.address = address;
  }

  /**
   * Runs a statement.
   *
   * @param name what a problem calls it
   * @param processedRows told now and then how many rows were read so far
   * @return how many rows it wrote
   * @throws SqlException with one line that says what failed and why
   */
  public long run(String name, String sql, LongConsumer processedRows) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement
          .unwrap(TrinoStatement.class)
          .setProgressMonitor(stats -> processedRows.accept(stats.getProcessedRows()));
      begin(statement);
      return statement.executeLargeUpdate(sql);
    } catch (SQLException e) {
      throw SqlProblems.explain(name, address, e);
    } finally {
      running = null;
    }
  }

  /**
   * The names of the columns that a query returns, in order; the query itself is not run.
   *
   * @param name what a problem calls it
   * @throws SqlException with one line that says what is wrong with it
   */
  public List<String> columns(String name, String query) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      begin(statement);
      ResultSetMetaData metadata =
          statement.executeQuery("SELECT * FROM (\n" + query + "\n) LIMIT 0").getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        columns.add(metadata.getColumnLabel(i));
      }
      return columns;
    } catch (SQLException e) {
      throw SqlProblems.explain(name, address, e);
    } finally {
      running = null;
    }
  }

  /** Asks Trino to stop the statement that runs now; none is begun afterwards. */
  public void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw SqlProblems.explain("the statement", address, e);
      }
    }
  }

  private void begin(Statement statement) {
    running = statement;
    if (cancelled) {
      throw new SqlException("Cannot run a statement: it was cancelled", null);
    }
  }
}
