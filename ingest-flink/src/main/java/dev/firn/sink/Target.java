package dev.firn.sink;

import dev.firn.lake.DeclaredTable;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.flink.FlinkSchemaUtil;

/**
 * A table that the job writes, as it is in the catalog.
 *
 * @param declared the table in {@code lake.yaml}
 * @param schema Iceberg's schema; rows have its fields in its order
 * @param formatVersion Iceberg format version
 * @param epoch the life that the sink begins or goes on with
 */
public record Target(DeclaredTable declared, Schema schema, int formatVersion, Epoch epoch) {

  static Target of(DeclaredTable declared, Table table, Epoch epoch) {
    return new Target(declared, table.schema(), TableUtil.formatVersion(table), epoch);
  }

  /** Type of the rows. */
  public RowType rowType() {
    return FlinkSchemaUtil.convert(schema);
  }

  /** Index of a column in a row; -1 if the table has no such column. */
  public int position(String column) {
    for (int i = 0; i < schema.columns().size(); i++) {
      if (schema.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}
