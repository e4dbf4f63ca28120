package dev.firn.replay;

import io.trino.tpcds.Table;
import java.util.Locale;

/** A sales channel of the retailer, and where TPC-DS keeps what the events need of it. */
public enum Channel {
  STORE(Table.STORE_SALES, 12, "ss_", "ticket_number", "customer_sk", "sr_", "return_amt"),
  CATALOG(
      Table.CATALOG_SALES, 9, "cs_", "order_number", "bill_customer_sk", "cr_", "return_amount"),
  WEB(Table.WEB_SALES, 12, "ws_", "order_number", "bill_customer_sk", "wr_", "return_amt");

  private final Table sales;
  private final int linesPerOrder;
  private final String prefix;
  private final String order;
  private final String customer;
  private final String returnPrefix;
  private final String returnAmount;

  Channel(
      Table sales,
      int linesPerOrder,
      String prefix,
      String order,
      String customer,
      String returnPrefix,
      String returnAmount) {
    this.sales = sales;
    this.linesPerOrder = linesPerOrder;
    this.prefix = prefix;
    this.order = prefix + order;
    this.customer = prefix + customer;
    this.returnPrefix = returnPrefix;
    this.returnAmount = returnPrefix + returnAmount;
  }

  /** The value of column {@code channel}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Table sales() {
    return sales;
  }

  /** Lines of an order on average; the generator draws them as it goes. */
  int linesPerOrder() {
    return linesPerOrder;
  }

  String orderColumn() {
    return order;
  }

  String customerColumn() {
    return customer;
  }

  String saleColumn(String name) {
    return prefix + name;
  }

  String returnColumn(String name) {
    return returnPrefix + name;
  }

  String returnAmountColumn() {
    return returnAmount;
  }
}
