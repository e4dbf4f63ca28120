-- Counts, sums, and a checksum of all values of all rows, whatever their order.
SELECT
  count(*),
  coalesce(sum(quantity_on_hand), 0),
  to_hex(checksum(ROW(warehouse_id, item_id, counted_on, quantity_on_hand)))
FROM (
${rows}
)
