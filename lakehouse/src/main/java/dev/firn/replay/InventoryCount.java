package dev.firn.replay;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units of an item in a warehouse on a day.
 *
 * @param quantityOnHand null if the generator left it out
 */
record InventoryCount(
    long warehouseId, long itemId, LocalDate countedOn, @Nullable Long quantityOnHand) {

  /** What a count replaces: the earlier count of the same item in the same warehouse. */
  record Place(long warehouseId, long itemId) {}

  Place place() {
    return new Place(warehouseId, itemId);
  }
}
