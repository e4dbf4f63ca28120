package dev.firn.simulation;

import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/** A row of the simulated table; values are unique, unless the stream commits a row twice. */
record Row(long id, String part, String value, long version) {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "part", Types.StringType.get()),
          Types.NestedField.optional(3, "value", Types.StringType.get()),
          Types.NestedField.optional(4, "version", Types.LongType.get()));

  static Row of(Record row) {
    return new Row(
        (Long) row.getField("id"),
        (String) row.getField("part"),
        (String) row.getField("value"),
        (Long) row.getField("version"));
  }

  Record toRecord(Schema schema) {
    GenericRecord row = GenericRecord.create(schema);
    row.setField("id", id);
    row.setField("part", part);
    row.setField("value", value);
    row.setField("version", version);
    return row;
  }

  @Override
  public String toString() {
    return id + "=" + value + "@" + part;
  }
}
