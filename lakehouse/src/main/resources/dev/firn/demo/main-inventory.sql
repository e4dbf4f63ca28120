-- What table inventory holds.
SELECT warehouse_id, item_id, counted_on, quantity_on_hand FROM inventory
