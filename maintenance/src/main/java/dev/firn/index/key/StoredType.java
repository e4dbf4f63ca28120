package dev.firn.index.key;

import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Finds columns of Parquet files whose stored values need no more than what Iceberg promotes. */
final class StoredType {
  private static final int UUID_BYTES = 16;

  private StoredType() {}

  /** The column of a top-level field; empty if it is not there, or stored in some other way. */
  static Optional<ColumnDescriptor> column(MessageType file, NestedField field) {
    for (org.apache.parquet.schema.Type stored : file.getFields()) {
      if (stored.getId() != null && stored.getId().intValue() == field.fieldId()) {
        return stored.isPrimitive() && fits(field.type(), stored.asPrimitiveType())
            ? Optional.of(file.getColumnDescription(new String[] {stored.getName()}))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Type type, PrimitiveType stored) {
    PrimitiveTypeName name = stored.getPrimitiveTypeName();
    LogicalTypeAnnotation logical = stored.getLogicalTypeAnnotation();
    if (stored.isRepetition(org.apache.parquet.schema.Type.Repetition.REPEATED)) {
      return false;
    }
    return switch (type.typeId()) {
      case BOOLEAN -> name == PrimitiveTypeName.BOOLEAN;
      case INTEGER -> name == PrimitiveTypeName.INT32 && isSigned(logical);
      case LONG ->
          (name == PrimitiveTypeName.INT32 || name == PrimitiveTypeName.INT64) && isSigned(logical);
      case FLOAT -> name == PrimitiveTypeName.FLOAT;
      case DOUBLE -> name == PrimitiveTypeName.FLOAT || name == PrimitiveTypeName.DOUBLE;
      case DECIMAL -> isDecimal((Types.DecimalType) type, logical);
      case DATE -> name == PrimitiveTypeName.INT32;
      case TIME -> name == PrimitiveTypeName.INT64 && isTimeMicros(logical);
      case TIMESTAMP -> name == PrimitiveTypeName.INT64 && isTimestamp(logical, TimeUnit.MICROS);
      case TIMESTAMP_NANO ->
          name == PrimitiveTypeName.INT64 && isTimestamp(logical, TimeUnit.NANOS);
      case STRING -> name == PrimitiveTypeName.BINARY;
      case UUID ->
          name == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && stored.getTypeLength() == UUID_BYTES;
      case FIXED -> name == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
      case BINARY -> name == PrimitiveTypeName.BINARY;
      default -> false;
    };
  }

  private static boolean isSigned(LogicalTypeAnnotation logical) {
    return logical == null
        || (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation whole
            && whole.isSigned());
  }

  private static boolean isDecimal(Types.DecimalType type, LogicalTypeAnnotation logical) {
    return logical instanceof DecimalLogicalTypeAnnotation decimal
        && decimal.getScale() == type.scale();
  }

  private static boolean isTimeMicros(LogicalTypeAnnotation logical) {
    return logical instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation time
        && time.getUnit() == TimeUnit.MICROS;
  }

  private static boolean isTimestamp(LogicalTypeAnnotation logical, TimeUnit unit) {
    return logical instanceof TimestampLogicalTypeAnnotation timestamp
        && timestamp.getUnit() == unit;
  }
}
