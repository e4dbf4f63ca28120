-- The newest count of each item in each warehouse within the last weeks, by Trino's own generator.
SELECT
  newest.warehouse_id,
  newest.item_id,
  day.d_date AS counted_on,
  newest.quantity_on_hand
FROM (
  SELECT
    inv_warehouse_sk AS warehouse_id,
    inv_item_sk AS item_id,
    max(inv_date_sk) AS date_id,
    max_by(inv_quantity_on_hand, inv_date_sk) AS quantity_on_hand
  FROM ${tpcds}.inventory
  WHERE inv_date_sk > (SELECT max(inv_date_sk) - 7 * ${weeks} FROM ${tpcds}.inventory)
  GROUP BY inv_warehouse_sk, inv_item_sk
) newest
JOIN ${tpcds}.date_dim day ON day.d_date_sk = newest.date_id
