package dev.firn.tests.aws.redshift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements in PostgreSQL, those of one request in one transaction. */
final class StatementEngine implements FakeStatement.Engine {

  private final Connection postgres;
  private final List<String> writes = new ArrayList<>();
  private StatementFaults faults = StatementFaults.none();

  StatementEngine(Connection postgres) {
    this.postgres = postgres;
  }

  synchronized void failBy(StatementFaults next) {
    faults = next;
  }

  synchronized List<String> takeWrites() {
    List<String> taken = List.copyOf(writes);
    writes.clear();
    return taken;
  }

  @Override
  public synchronized @Nullable List<List<@Nullable String>> run(FakeStatement statement)
      throws SQLException {
    postgres.setAutoCommit(false);
    try {
      List<List<@Nullable String>> rows = null;
      for (String sql : statement.sqls) {
        Optional<String> fault = faults.next(sql);
        if (fault.isPresent()) {
          throw new SQLException(fault.get());
        }
        rows = execute(RedshiftInPostgres.spoken(sql));
      }
      postgres.commit();
      statement.sqls.stream().filter(sql -> !sql.startsWith("SELECT")).forEach(writes::add);
      return rows;
    } catch (SQLException | IllegalArgumentException e) {
      postgres.rollback();
      throw e;
    } finally {
      postgres.setAutoCommit(true);
    }
  }

  synchronized void runByHand(String sql) throws SQLException {
    execute(RedshiftInPostgres.spoken(sql));
  }

  synchronized List<List<@Nullable String>> rows(String sql) throws SQLException {
    List<List<@Nullable String>> rows = execute(sql);
    return rows == null ? List.of() : rows;
  }

  private @Nullable List<List<@Nullable String>> execute(String sql) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      if (!statement.execute(sql)) {
        return null;
      }
      List<List<@Nullable String>> rows = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
