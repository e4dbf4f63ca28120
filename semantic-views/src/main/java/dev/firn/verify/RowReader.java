package dev.firn.verify;

import dev.firn.semantic.ValueType;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewColumn;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of views over JDBC, each value in one form, whatever the driver. */
public record RowReader(String engine, Connection connection) {

  /**
   * Runs a query that has the columns of a view.
   *
   * @throws ViewsException if the engine refuses it, or gives two rows for one combination
   */
  public ViewRows read(View view, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return new ViewRows(engine, rows(view, result));
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      throw new ViewsException(
          Code.TARGET_FAILED,
          "Cannot evaluate view '%s' in %s: %s".formatted(view.name(), engine, reason),
          e);
    }
  }

  private Map<List<@Nullable Object>, List<@Nullable Object>> rows(View view, ResultSet result)
      throws SQLException {
    List<ViewColumn> columns = view.columns();
    Map<List<@Nullable Object>, List<@Nullable Object>> rows = new HashMap<>();
    while (result.next()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        values.add(value(result, i + 1, columns.get(i).type()));
      }
      List<@Nullable Object> key = values.subList(0, view.keyColumns());
      if (rows.put(key, values.subList(view.keyColumns(), values.size())) != null) {
        throw new ViewsException(
            Code.RENDERED_WRONG,
            "Cannot compare view '%s': %s gives two rows for %s"
                .formatted(view.name(), engine, key));
      }
    }
    return rows;
  }

  private static @Nullable Object value(ResultSet result, int column, ValueType type)
      throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      return null;
    }
    return switch (type) {
      case ValueType.Truth _ -> result.getBoolean(column);
      case ValueType.Whole _ -> result.getLong(column);
      case ValueType.Amount _ -> result.getBigDecimal(column).stripTrailingZeros();
      case ValueType.Quotient _ -> result.getDouble(column);
      case ValueType.Text _ -> text;
      case ValueType.Day _ -> LocalDate.parse(text);
      case ValueType.Moment _, ValueType.Instant _ -> LocalDateTime.parse(text.replace(' ', 'T'));
    };
  }
}
