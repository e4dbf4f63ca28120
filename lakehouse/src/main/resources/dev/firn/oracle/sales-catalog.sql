-- What table sales must hold of channel catalog, by Trino's own generator.
SELECT
  s.cs_order_number AS order_number,
  s.cs_item_sk AS item_id,
  CAST(IF(r.cr_item_sk IS NULL, 1, 2) AS bigint) AS version,
  sold.d_date AS sold_on,
  s.cs_bill_customer_sk AS customer_id,
  CAST(NULL AS bigint) AS store_id,
  s.cs_promo_sk AS promotion_id,
  s.cs_quantity AS quantity,
  s.cs_sales_price AS sales_price,
  s.cs_net_paid AS net_paid,
  s.cs_ext_tax AS tax,
  s.cs_net_profit AS net_profit,
  returned.d_date AS returned_on,
  r.cr_return_quantity AS return_quantity,
  r.cr_return_amount AS return_amount
FROM ${tpcds}.catalog_sales s
LEFT JOIN ${tpcds}.catalog_returns r
  ON r.cr_order_number = s.cs_order_number AND r.cr_item_sk = s.cs_item_sk
LEFT JOIN ${tpcds}.date_dim sold ON sold.d_date_sk = s.cs_sold_date_sk
LEFT JOIN ${tpcds}.date_dim returned ON returned.d_date_sk = r.cr_returned_date_sk
