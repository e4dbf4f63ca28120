package dev.firn.reprocess.diff;

import dev.firn.reprocess.sql.TrinoTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * A column that is compared.
 *
 * @param key whether it is part of the key, and so never differs
 */
record DiffColumn(String name, Type type, boolean key) {

  /**
   * The columns that both sides have, in the order of the newer one. A column that came, went or
   * was renamed since the fork holds nothing that a correction could have changed.
   */
  static List<DiffColumn> common(Schema before, Schema after) {
    List<DiffColumn> columns = new ArrayList<>();
    for (Types.NestedField field : after.columns()) {
      Types.NestedField old = before.findField(field.fieldId());
      if (old != null && old.name().equals(field.name())) {
        boolean key = after.identifierFieldIds().contains(field.fieldId());
        columns.add(new DiffColumn(field.name(), field.type(), key));
      }
    }
    return columns;
  }

  String of(String side) {
    return side + "." + TrinoTable.quoted(name);
  }

  boolean isNumber() {
    return switch (type.typeId()) {
      case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL -> true;
      default -> false;
    };
  }

  /** The sum of one side as text; it overflows no later than Trino's widest decimal does. */
  String sum(String side) {
    String value =
        switch (type.typeId()) {
          case INTEGER, LONG -> "CAST(" + of(side) + " AS decimal(38, 0))";
          case FLOAT -> "CAST(" + of(side) + " AS double)";
          default -> of(side);
        };
    return "CAST(sum(" + value + ") AS varchar)";
  }

  /** A value of one side as text, for people. */
  String text(String side) {
    String value = of(side);
    return switch (type.typeId()) {
      case BINARY, FIXED -> "to_hex(" + value + ")";
      // Not every nested value has a text; that there is one is all that is said.
      case STRUCT, LIST, MAP -> "IF(" + value + " IS NULL, NULL, '...')";
      default -> "CAST(" + value + " AS varchar)";
    };
  }
}
