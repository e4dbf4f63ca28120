-- Counts, sums, and a checksum of all values of all rows, whatever their order.
SELECT
  count(*),
  count_if(version = 2),
  coalesce(sum(quantity), 0),
  coalesce(sum(sales_price), 0),
  coalesce(sum(net_paid), 0),
  coalesce(sum(tax), 0),
  coalesce(sum(net_profit), 0),
  coalesce(sum(return_quantity), 0),
  coalesce(sum(return_amount), 0),
  to_hex(checksum(ROW(
    order_number, item_id, version, sold_on, customer_id, store_id, promotion_id, quantity, sales_price,
    net_paid, tax, net_profit, returned_on, return_quantity, return_amount)))
FROM (
${rows}
)
