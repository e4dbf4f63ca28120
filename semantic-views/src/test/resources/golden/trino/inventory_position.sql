CREATE OR REPLACE VIEW "lake"."retail_views"."inventory_position"
COMMENT 'How much is in each warehouse, and what has run out?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST("_base"."warehouse_id" AS bigint) "warehouse_id",
      TRIM(TRAILING ' ' FROM "item"."category") "category",
      1 "items",
      "_base"."quantity_on_hand" "units_on_hand",
      CASE WHEN "_base"."quantity_on_hand" = 0 THEN 1 END "out_of_stock",
      "_base"."counted_on" "oldest_count"
    FROM "lake"."retail"."inventory" "_base"
      LEFT OUTER JOIN "lake"."retail"."item" "item"
        ON "_base"."item_id" = "item"."item_id"
  ),
  "_totals" AS (
    SELECT
      "warehouse_id",
      "category",
      count("items") "items",
      CAST(sum("units_on_hand") AS bigint) "units_on_hand",
      count("out_of_stock") "out_of_stock",
      (CAST(count("out_of_stock") AS double) / CAST(NULLIF(count("items"), 0) AS double)) "out_of_stock_rate",
      CAST(min("oldest_count") AS date) "oldest_count"
    FROM "_input"
    GROUP BY "warehouse_id", "category"
  )
SELECT
  "warehouse_id",
  "category",
  "items",
  "units_on_hand",
  "out_of_stock",
  "out_of_stock_rate",
  "oldest_count"
FROM "_totals";
