package dev.firn.dimension;

import dev.firn.dimension.synthetic.Unemployment;
import dev.firn.dimension.synthetic.Weather;
import dev.firn.tpcds.Mapped;
import dev.firn.tpcds.TpcdsGenerator;
import dev.firn.tpcds.TpcdsRow;
import io.trino.tpcds.Table;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the reference lake that does not stream: a dimension of TPC-DS, with the columns that
 * it is filled from, or one that TPC-DS does not have and Firn makes up.
 */
public enum Dimension {
  ITEM,
  STORE,
  CUSTOMER,
  PROMOTION,
  DATE_DIM,
  WEATHER,
  UNEMPLOYMENT;

  /** Name of the table in the lake. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether Firn makes it up; else TPC-DS has it, under the same name. */
  public boolean isSynthetic() {
    return this == WEATHER || this == UNEMPLOYMENT;
  }

  /** All of its rows, as they are generated. */
  Iterator<DimensionRow> rows(TpcdsGenerator generator) {
    return switch (this) {
      case ITEM ->
          rows(
              generator,
              Table.ITEM,
              Map.of(
                  "item_id", "i_item_sk",
                  "item_code", "i_item_id",
                  "description", "i_item_desc",
                  "brand", "i_brand",
                  "class", "i_class",
                  "category", "i_category",
                  "manufacturer", "i_manufact",
                  "color", "i_color",
                  "current_price", "i_current_price"));
      case STORE ->
          rows(
              generator,
              Table.STORE,
              Map.of(
                  "store_id", "s_store_sk",
                  "store_code", "s_store_id",
                  "store_name", "s_store_name",
                  "employees", "s_number_employees",
                  "floor_space", "s_floor_space",
                  "city", "s_city",
                  "county", "s_county",
                  "state", "s_state"));
      case CUSTOMER ->
          rows(
              generator,
              Table.CUSTOMER,
              Map.of(
                  "customer_id", "c_customer_sk",
                  "customer_code", "c_customer_id",
                  "first_name", "c_first_name",
                  "last_name", "c_last_name",
                  "birth_country", "c_birth_country",
                  "preferred", "c_preferred_cust_flag"));
      case PROMOTION ->
          rows(
              generator,
              Table.PROMOTION,
              Map.of(
                  "promotion_id", "p_promo_sk",
                  "promotion_code", "p_promo_id",
                  "promotion_name", "p_promo_name",
                  "cost", "p_cost",
                  "by_mail", "p_channel_dmail",
                  "by_email", "p_channel_email",
                  "by_tv", "p_channel_tv"));
      case DATE_DIM ->
          rows(
              generator,
              Table.DATE_DIM,
              Map.of(
                  "date_id", "d_date_sk",
                  "day", "d_date",
                  "year", "d_year",
                  "month", "d_moy",
                  "day_of_month", "d_dom",
                  "quarter", "d_qoy",
                  "holiday", "d_holiday"));
      case WEATHER -> rows(Weather.all().map(Weather::values));
      case UNEMPLOYMENT -> rows(Unemployment.all().map(Unemployment::values));
    };
  }

  /**
   * Rows of TPC-DS.
   *
   * @param columns of TPC-DS, by those of the lake
   */
  private static Iterator<DimensionRow> rows(
      TpcdsGenerator generator, Table table, Map<String, String> columns) {
    return new Mapped<>(generator.rows(table), row -> column -> text(row, columns.get(column)));
  }

  private static @Nullable String text(TpcdsRow row, @Nullable String column) {
    return column == null ? null : row.text(column);
  }

  private static Iterator<DimensionRow> rows(Stream<Map<String, String>> values) {
    return values.<DimensionRow>map(row -> row::get).iterator();
  }
}
