package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one event as a row of one table. Not thread-safe. */
final class RowReader {
  private final String table;
  private final int arity;
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<Slot> required;
  private final boolean[] seen;

  private record Slot(String name, int position, boolean required, ColumnReader reader) {}

  RowReader(TablePlan plan) {
    this.table = plan.table();
    this.arity = plan.arity();
    plan.columns().forEach(column -> slots.put(column.name(), slot(column)));
    this.required = slots.values().stream().filter(Slot::required).toList();
    this.seen = new boolean[arity];
  }

  private static Slot slot(TablePlan.ColumnPlan column) {
    return new Slot(
        column.name(), column.position(), column.required(), ColumnReader.of(column.type()));
  }

  String table() {
    return table;
  }

  boolean hasColumn(String name) {
    return slots.containsKey(name);
  }

  /**
   * Reads up to the end of the object.
   *
   * @param routed name of the field that was read already, null if none was; it may not come again
   */
  RowData read(JsonParser parser, @Nullable String routed) throws IOException {
    Arrays.fill(seen, false);
    GenericRowData row = new GenericRowData(arity);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      Slot slot = slots.get(name);
      if (slot != null) {
        readInto(row, slot, parser, token);
      } else if (name.equals(routed)) {
        throw new Refusal("the field '" + routed + "' comes twice");
      } else {
        parser.skipChildren();
      }
    }
    requireAll(row);
    return row;
  }

  private void readInto(GenericRowData row, Slot slot, JsonParser parser, JsonToken token)
      throws IOException {
    if (seen[slot.position]) {
      throw new Refusal(path(slot) + "the field comes twice");
    }
    seen[slot.position] = true;
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    try {
      row.setField(slot.position, slot.reader.read(parser, token));
    } catch (Refusal refusal) {
      throw new Refusal(path(slot) + refusal.reason());
    }
  }

  private void requireAll(GenericRowData row) {
    for (Slot slot : required) {
      if (row.isNullAt(slot.position)) {
        throw new Refusal(
            path(slot) + "a value is required, found " + (seen[slot.position] ? "null" : "none"));
      }
    }
  }

  private String path(Slot slot) {
    return table + "." + slot.name + ": ";
  }
}
