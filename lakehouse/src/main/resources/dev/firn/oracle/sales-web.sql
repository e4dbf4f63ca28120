-- What table sales must hold of channel web, by Trino's own generator.
SELECT
  s.ws_order_number AS order_number,
  s.ws_item_sk AS item_id,
  CAST(IF(r.wr_item_sk IS NULL, 1, 2) AS bigint) AS version,
  sold.d_date AS sold_on,
  s.ws_bill_customer_sk AS customer_id,
  CAST(NULL AS bigint) AS store_id,
  s.ws_promo_sk AS promotion_id,
  s.ws_quantity AS quantity,
  s.ws_sales_price AS sales_price,
  s.ws_net_paid AS net_paid,
  s.ws_ext_tax AS tax,
  s.ws_net_profit AS net_profit,
  returned.d_date AS returned_on,
  r.wr_return_quantity AS return_quantity,
  r.wr_return_amt AS return_amount
FROM ${tpcds}.web_sales s
LEFT JOIN ${tpcds}.web_returns r
  ON r.wr_order_number = s.ws_order_number AND r.wr_item_sk = s.ws_item_sk
LEFT JOIN ${tpcds}.date_dim sold ON sold.d_date_sk = s.ws_sold_date_sk
LEFT JOIN ${tpcds}.date_dim returned ON returned.d_date_sk = r.wr_returned_date_sk
