package dev.firn.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the tables must hold when everything that was sent has arrived.
 *
 * @param sales by channel
 * @param deadLetters malformed events that were sent
 */
public record ExpectedTables(
    Map<Channel, ExpectedSales> sales, ExpectedInventory inventory, long deadLetters) {

  public ExpectedTables {
    Map<Channel, ExpectedSales> ordered = new EnumMap<>(Channel.class);
    ordered.putAll(sales);
    sales = Collections.unmodifiableMap(ordered);
  }

  /** Rows of table {@code sales}. */
  public long salesRows() {
    return sales.values().stream().mapToLong(ExpectedSales::rows).sum();
  }
}
