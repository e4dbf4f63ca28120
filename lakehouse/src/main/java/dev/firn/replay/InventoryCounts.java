package dev.firn.replay;

import dev.firn.tpcds.TpcdsGenerator;
import dev.firn.tpcds.TpcdsRow;
import io.trino.tpcds.Table;
import java.util.Iterator;
import java.util.Objects;

/** The counts of the last weeks, week by week, generated as they are read. */
final class InventoryCounts implements Iterator<InventoryCount> {
  private final Iterator<TpcdsRow> rows;

  InventoryCounts(TpcdsGenerator generator, int weeks) {
    long all = generator.declaredRows(Table.INVENTORY);
    long first = Math.max(1, all - countsOf(generator, weeks) + 1);
    this.rows = generator.rowsFrom(Table.INVENTORY, first);
  }

  /** How many counts that many weeks hold at most. */
  static long countsOf(TpcdsGenerator generator, int weeks) {
    return weeks * generator.declaredKeys(Table.ITEM) * generator.declaredRows(Table.WAREHOUSE);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public InventoryCount next() {
    TpcdsRow row = rows.next();
    return new InventoryCount(
        row.key("inv_warehouse_sk"),
        row.key("inv_item_sk"),
        Objects.requireNonNull(row.dayByKey("inv_date_sk")),
        row.number("inv_quantity_on_hand"));
  }
}
