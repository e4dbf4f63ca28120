package dev.firn.sql;

import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a result, as one of: text, number, boolean, list, map, null. Days and times are the
 * server's own text, because {@code java.sql} would move them to the zone of this machine and cut
 * their digits; bytes are hexadecimal with {@code 0x}.
 */
final class Cell {
  private Cell() {}

  static @Nullable Object read(ResultSet result, int column, String type) throws SQLException {
    return switch (baseType(type)) {
      case "boolean",
          "tinyint",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double",
          "decimal",
          "array",
          "map",
          "row",
          "varbinary" ->
          plain(result.getObject(column));
      default -> result.getString(column);
    };
  }

  /** One line for people; the structure of lists and maps as JSON. */
  static String text(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case List<?> list -> JsonWriter.json(list);
      case Map<?, ?> map -> JsonWriter.json(map);
      default -> value.toString();
    };
  }

  static boolean isNumber(String type) {
    return switch (baseType(type)) {
      case "tinyint", "smallint", "integer", "bigint", "real", "double", "decimal" -> true;
      default -> false;
    };
  }

  private static String baseType(String type) {
    int parameters = type.indexOf('(');
    return parameters < 0 ? type : type.substring(0, parameters);
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Number number -> number;
      case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
      case Array array -> list(Arrays.asList((Object[]) array.getArray()));
      case List<?> elements -> list(elements);
      case Row row -> fields(row);
      case Map<?, ?> map -> entries(map);
      // Only inside of lists, maps and rows: there the driver gives no text.
      case Timestamp timestamp -> timestamp.toLocalDateTime().toString().replace('T', ' ');
      default -> value.toString();
    };
  }

  private static List<@Nullable Object> list(List<? extends @Nullable Object> elements)
      throws SQLException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object element : elements) {
      plain.add(plain(element));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> fields(Row row) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (RowField field : row.getFields()) {
      plain.put(field.getName().orElse("field" + field.getOrdinal()), plain(field.getValue()));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> entries(Map<?, ?> map) throws SQLException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      plain.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return plain;
  }
}
