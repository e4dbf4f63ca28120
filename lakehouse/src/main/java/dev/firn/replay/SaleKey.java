package dev.firn.replay;

/** Primary key of table {@code sales}. */
public record SaleKey(String channel, long orderNumber, long itemId) {

  static SaleKey of(SaleLine line) {
    return new SaleKey(line.channel().label(), line.orderNumber(), line.itemId());
  }

  @Override
  public String toString() {
    return channel + "/" + orderNumber + "/" + itemId;
  }
}
