package dev.firn.decode;

import org.apache.flink.table.data.RowData;

/** What became of one event. */
public sealed interface Decoded {

  /**
   * The event is a row.
   *
   * @param table name of the table that takes it
   * @param data the row, with the fields of the table's Iceberg schema in their order
   */
  record Row(String table, RowData data) implements Decoded {}

  /**
   * The event is not a row of any table of the stream.
   *
   * @param reason one line for whoever has to repair the sender; names the field and the value
   */
  record Refused(String reason) implements Decoded {}
}
