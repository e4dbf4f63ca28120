package dev.firn.dimension;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Turns rows into records of a table of the lake. */
final class DimensionRecords {
  private final Dimension dimension;
  private final Schema schema;

  DimensionRecords(Dimension dimension, Schema schema) {
    this.dimension = dimension;
    this.schema = schema;
  }

  Record record(DimensionRow row) {
    Record record = GenericRecord.create(schema);
    for (Types.NestedField field : schema.columns()) {
      Object value = value(field, row.text(field.name()));
      if (value == null && field.isRequired()) {
        throw new DimensionException(
            "Cannot load dimension '%s': required column '%s' has no value"
                .formatted(dimension.table(), field.name()),
            null);
      }
      record.setField(field.name(), value);
    }
    return record;
  }

  private @Nullable Object value(Types.NestedField field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Type type = field.type();
    return switch (type.typeId()) {
      case STRING -> text;
      case LONG -> Long.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case BOOLEAN -> text.equals("Y");
      case DATE -> LocalDate.parse(text);
      case DECIMAL -> new BigDecimal(text).setScale(((Types.DecimalType) type).scale());
      default ->
          throw new DimensionException(
              "Cannot load dimension '%s': column '%s' is a %s, which no value fits"
                  .formatted(dimension.table(), field.name(), type),
              null);
    };
  }
}
