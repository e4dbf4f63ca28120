package dev.firn.replay;

/** Something that happened at the retailer, or that pretends to have happened. */
sealed interface Event {

  /** A line was sold: version 1 of its row. */
  record Sold(SaleLine line, NewestSent newest) implements Event {}

  /** A sold line came back: version 2 of its row, with all columns of the sale. */
  record Returned(SaleLine line, NewestSent newest) implements Event {}

  /** An item was counted in a warehouse. */
  record Counted(InventoryCount count, NewestSent newest) implements Event {}

  /**
   * An event that no table can hold.
   *
   * @param number unique among the malformed events of a replay
   */
  record Malformed(MalformedKind kind, int number) implements Event {}
}
