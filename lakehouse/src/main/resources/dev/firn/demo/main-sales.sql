-- What table sales holds of one channel.
SELECT
  order_number,
  item_id,
  version,
  sold_on,
  customer_id,
  store_id,
  promotion_id,
  quantity,
  sales_price,
  net_paid,
  tax,
  net_profit,
  returned_on,
  return_quantity,
  return_amount
FROM sales
WHERE channel = '${channel}'
