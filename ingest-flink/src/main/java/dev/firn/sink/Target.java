package dev.firn.sink;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.WriteMode;
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

  /**
   * Whether the sink must get at most one row of a key in each checkpoint: on format 3 it would
   * write a deletion vector for the other, and cannot commit that once the lane was expired.
   */
  public boolean needsOneRowPerKey() {
    return declared.mode() == WriteMode.UPSERT && formatVersion > 2;
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
