package dev.firn.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object for each row; a column whose name occurs again gets a number. */
final class JsonWriter implements RowWriter {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final PrintWriter out;
  private List<String> names = List.of();

  JsonWriter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> columns) {
    Map<String, Boolean> unique = new LinkedHashMap<>();
    for (ResultColumn column : columns) {
      String name = column.name();
      for (int i = 2; unique.putIfAbsent(name, true) != null; i++) {
        name = column.name() + "_" + i;
      }
    }
    names = List.copyOf(unique.keySet());
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    out.println(json(row));
  }

  @Override
  public void end(long rows) {
    out.flush();
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot print a row as JSON: " + e.getMessage(), e);
    }
  }
}
