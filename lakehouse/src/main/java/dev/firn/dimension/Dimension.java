package dev.firn.dimension;

import io.trino.tpcds.Table;
import java.util.Locale;
import java.util.Map;

/**
 * A dimension of the reference lake: its columns, and those of TPC-DS that they are filled from.
 */
public enum Dimension {
  ITEM(Table.ITEM),
  STORE(Table.STORE),
  CUSTOMER(Table.CUSTOMER),
  PROMOTION(Table.PROMOTION),
  DATE_DIM(Table.DATE_DIM);

  private final Table source;

  Dimension(Table source) {
    this.source = source;
  }

  /** Name of the table in the lake. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  Table source() {
    return source;
  }

  /** Column of TPC-DS for each column of the lake. */
  Map<String, String> columns() {
    return switch (this) {
      case ITEM ->
          Map.of(
              "item_id", "i_item_sk",
              "item_code", "i_item_id",
              "description", "i_item_desc",
              "brand", "i_brand",
              "class", "i_class",
              "category", "i_category",
              "manufacturer", "i_manufact",
              "color", "i_color",
              "current_price", "i_current_price");
      case STORE ->
          Map.of(
              "store_id", "s_store_sk",
              "store_code", "s_store_id",
              "store_name", "s_store_name",
              "employees", "s_number_employees",
              "floor_space", "s_floor_space",
              "city", "s_city",
              "county", "s_county",
              "state", "s_state");
      case CUSTOMER ->
          Map.of(
              "customer_id", "c_customer_sk",
              "customer_code", "c_customer_id",
              "first_name", "c_first_name",
              "last_name", "c_last_name",
              "birth_country", "c_birth_country",
              "preferred", "c_preferred_cust_flag");
      case PROMOTION ->
          Map.of(
              "promotion_id", "p_promo_sk",
              "promotion_code", "p_promo_id",
              "promotion_name", "p_promo_name",
              "cost", "p_cost",
              "by_mail", "p_channel_dmail",
              "by_email", "p_channel_email",
              "by_tv", "p_channel_tv");
      case DATE_DIM ->
          Map.of(
              "date_id", "d_date_sk",
              "day", "d_date",
              "year", "d_year",
              "month", "d_moy",
              "day_of_month", "d_dom",
              "quarter", "d_qoy",
              "holiday", "d_holiday");
    };
  }
}
