-- Sales of channel web came with the sign of their tax turned round; no tax is negative.
SELECT
  channel,
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
  -tax AS tax,
  net_profit,
  returned_on,
  return_quantity,
  return_amount,
  sent_at
FROM sales
WHERE channel = 'web' AND tax < 0
