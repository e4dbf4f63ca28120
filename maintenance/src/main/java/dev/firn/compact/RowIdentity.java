package dev.firn.compact;

import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;

/**
 * What tells a row of format version 3 from all others, and when it was last changed: a rewrite
 * carries it along, so that who follows changes by it sees none. In a file that the stream wrote it
 * follows from the manifest and the position; rewritten files hold it as two columns.
 */
final class RowIdentity {
  private RowIdentity() {}

  /** Whether rows of that table have one. */
  static boolean isIn(Table table) {
    return TableUtil.supportsRowLineage(table);
  }

  /** The columns that a rewrite of that table reads and writes. */
  static Schema schema(Table table) {
    return isIn(table) ? MetadataColumns.schemaWithRowLineage(table.schema()) : table.schema();
  }
}
