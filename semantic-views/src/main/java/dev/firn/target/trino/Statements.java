package dev.firn.target.trino;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs statements over one connection; what fails is one line that says what was to be done. */
record Statements(Connection connection) {

  void run(String purpose, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(purpose, e);
    }
  }

  /** Rows of texts; null is an empty text. */
  List<List<String>> rows(String purpose, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result, columns));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(purpose, e);
    }
  }

  private static List<String> row(ResultSet result, int columns) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      String text = result.getString(i);
      row.add(text == null ? "" : text);
    }
    return row;
  }

  private static ViewsException failed(String purpose, SQLException e) {
    String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    return new ViewsException(Code.TARGET_FAILED, "Cannot " + purpose + " in Trino: " + reason, e);
  }
}
