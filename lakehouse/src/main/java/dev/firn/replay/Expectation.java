package dev.firn.replay;

import dev.firn.replay.InventoryCount.Place;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the tables must hold, from what the generator says and not from what is sent:
 * neither duplicates nor the order of sending reach it.
 */
final class Expectation {
  private final Map<Channel, SalesSum> sales = new EnumMap<>(Channel.class);
  private final Map<Place, InventoryCount> newestCounts = new HashMap<>();

  void add(SaleLine line) {
    sales.computeIfAbsent(line.channel(), channel -> new SalesSum()).add(line);
  }

  void add(InventoryCount count) {
    newestCounts.merge(
        count.place(),
        count,
        (known, later) -> later.countedOn().isBefore(known.countedOn()) ? known : later);
  }

  ExpectedTables tables(long deadLetters) {
    Map<Channel, ExpectedSales> expected = new EnumMap<>(Channel.class);
    sales.forEach((channel, sum) -> expected.put(channel, sum.expected()));
    return new ExpectedTables(expected, inventory(), deadLetters);
  }

  private ExpectedInventory inventory() {
    long units =
        newestCounts.values().stream()
            .map(InventoryCount::quantityOnHand)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    return new ExpectedInventory(newestCounts.size(), units);
  }

  /** The running sums of one channel. */
  private static final class SalesSum {
    private ExpectedSales sum = ExpectedSales.NONE;

    void add(SaleLine line) {
      SaleLine.@Nullable SaleReturn returned = line.returned();
      sum =
          new ExpectedSales(
              sum.rows() + 1,
              sum.returned() + (returned == null ? 0 : 1),
              sum.quantity() + orZero(line.quantity()),
              sum.salesPrice().add(orZero(line.salesPrice())),
              sum.netPaid().add(orZero(line.netPaid())),
              sum.tax().add(orZero(line.tax())),
              sum.netProfit().add(orZero(line.netProfit())),
              sum.returnQuantity() + (returned == null ? 0 : orZero(returned.quantity())),
              returned == null
                  ? sum.returnAmount()
                  : sum.returnAmount().add(orZero(returned.amount())));
    }

    ExpectedSales expected() {
      return sum;
    }

    private static long orZero(@Nullable Long value) {
      return value == null ? 0 : value;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
      return value == null ? BigDecimal.ZERO : value;
    }
  }
}
