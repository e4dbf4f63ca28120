package dev.firn.order;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * The primary key of a row as a binary row: its hash is that of its bytes, the same in every JVM,
 * which Flink's key groups rely on. Every key is a new object, so that it may be kept.
 */
public final class PrimaryKey
    implements KeySelector<RowData, RowData>, ResultTypeQueryable<RowData> {
  private final RowType type;
  private final RowData.FieldGetter[] getters;
  private final RowDataSerializer serializer;

  /**
   * @param rowType type of the rows
   * @param key names of the key columns, in the order of the declaration
   */
  public PrimaryKey(RowType rowType, List<String> key) {
    this.type =
        new RowType(
            key.stream()
                .map(name -> rowType.getFields().get(rowType.getFieldIndex(name)))
                .toList());
    this.getters =
        key.stream().map(name -> getter(rowType, name)).toArray(RowData.FieldGetter[]::new);
    this.serializer = new RowDataSerializer(type);
  }

  private static RowData.FieldGetter getter(RowType rowType, String name) {
    int position = rowType.getFieldIndex(name);
    LogicalType fieldType = rowType.getTypeAt(position);
    return RowData.createFieldGetter(fieldType, position);
  }

  @Override
  public BinaryRowData getKey(RowData row) {
    GenericRowData key = new GenericRowData(getters.length);
    for (int i = 0; i < getters.length; i++) {
      key.setField(i, getters[i].getFieldOrNull(row));
    }
    return serializer.toBinaryRow(key).copy();
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return InternalTypeInfo.of(type);
  }
}
