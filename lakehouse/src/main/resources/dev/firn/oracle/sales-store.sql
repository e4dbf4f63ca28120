-- What table sales must hold of channel store, by Trino's own generator.
SELECT
  s.ss_ticket_number AS order_number,
  s.ss_item_sk AS item_id,
  CAST(IF(r.sr_item_sk IS NULL, 1, 2) AS bigint) AS version,
  sold.d_date AS sold_on,
  s.ss_customer_sk AS customer_id,
  s.ss_store_sk AS store_id,
  s.ss_promo_sk AS promotion_id,
  s.ss_quantity AS quantity,
  s.ss_sales_price AS sales_price,
  s.ss_net_paid AS net_paid,
  s.ss_ext_tax AS tax,
  s.ss_net_profit AS net_profit,
  returned.d_date AS returned_on,
  r.sr_return_quantity AS return_quantity,
  r.sr_return_amt AS return_amount
FROM ${tpcds}.store_sales s
LEFT JOIN ${tpcds}.store_returns r
  ON r.sr_ticket_number = s.ss_ticket_number AND r.sr_item_sk = s.ss_item_sk
LEFT JOIN ${tpcds}.date_dim sold ON sold.d_date_sk = s.ss_sold_date_sk
LEFT JOIN ${tpcds}.date_dim returned ON returned.d_date_sk = r.sr_returned_date_sk
