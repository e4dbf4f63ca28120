package dev.firn.target.quicksight;

import dev.firn.semantic.ValueType;
import dev.firn.semantic.ValueType.Amount;
import dev.firn.semantic.ValueType.Day;
import dev.firn.semantic.ValueType.Instant;
import dev.firn.semantic.ValueType.Moment;
import dev.firn.semantic.ValueType.Quotient;
import dev.firn.semantic.ValueType.Text;
import dev.firn.semantic.ValueType.Truth;
import dev.firn.semantic.ValueType.Whole;
import dev.firn.semantic.ViewColumn;
import software.amazon.awssdk.services.quicksight.model.ColumnDataSubType;
import software.amazon.awssdk.services.quicksight.model.InputColumn;
import software.amazon.awssdk.services.quicksight.model.InputColumnDataType;

/** What columns of views are in QuickSight. */
final class ColumnTypes {

  /** Digits after the point that a copy keeps of decimals, unless it is told that they float. */
  private static final int FIXED_SCALE = 4;

  private ColumnTypes() {}

  /**
   * A column of a data set.
   *
   * @param copied whether QuickSight copies the rows: it then rounds decimals, unless they float
   */
  static InputColumn column(ViewColumn column, boolean copied) {
    InputColumn.Builder input = InputColumn.builder().name(column.name()).type(type(column.type()));
    if (copied && floats(column.type())) {
      input.subType(ColumnDataSubType.FLOAT);
    }
    return input.build();
  }

  private static InputColumnDataType type(ValueType type) {
    return switch (type) {
      case Truth _ -> InputColumnDataType.BOOLEAN;
      case Whole _ -> InputColumnDataType.INTEGER;
      case Amount _, Quotient _ -> InputColumnDataType.DECIMAL;
      case Text _ -> InputColumnDataType.STRING;
      case Day _, Moment _, Instant _ -> InputColumnDataType.DATETIME;
    };
  }

  private static boolean floats(ValueType type) {
    return type instanceof Quotient
        || (type instanceof Amount amount && amount.scale() > FIXED_SCALE);
  }
}
