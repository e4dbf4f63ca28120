package dev.firn.local.glue.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs statements on one connection; every failure is a {@link StoreException}. */
final class Sql {
  /** Reads the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  int update(String statement, Object... arguments) {
    try (PreparedStatement prepared = prepare(statement, arguments)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  <T> List<T> query(String statement, Row<T> row, Object... arguments) {
    try (PreparedStatement prepared = prepare(statement, arguments);
        ResultSet rows = prepared.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(row.read(rows));
      }
      return List.copyOf(result);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  int count(String statement, Object... arguments) {
    return query(statement, row -> row.getInt(1), arguments).getFirst();
  }

  private PreparedStatement prepare(String statement, Object... arguments) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    try {
      for (int i = 0; i < arguments.length; i++) {
        prepared.setObject(i + 1, arguments[i]);
      }
      return prepared;
    } catch (SQLException e) {
      prepared.close();
      throw e;
    }
  }

  private static StoreException failure(SQLException e) {
    return new StoreException("Cannot read or write the catalog's state", e);
  }
}
