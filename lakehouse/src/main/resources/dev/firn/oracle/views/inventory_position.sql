WITH inventory AS (${inventory})
SELECT
  warehouse_id,
  trim(i_category),
  count(*),
  sum(quantity_on_hand),
  count_if(quantity_on_hand = 0),
  CAST(count_if(quantity_on_hand = 0) AS double) / count(*),
  min(counted_on)
FROM inventory JOIN ${tpcds}.item ON i_item_sk = item_id
GROUP BY 1, 2
