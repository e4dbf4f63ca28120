CREATE OR REPLACE VIEW "retail_views"."inventory_position" AS
WITH
  "_input" AS (
    SELECT
      CAST("_base"."warehouse_id" AS bigint) AS "warehouse_id",
      TRIM(TRAILING ' ' FROM "item"."category") AS "category",
      1 AS "items",
      "_base"."quantity_on_hand" AS "units_on_hand",
      CASE WHEN "_base"."quantity_on_hand" = 0 THEN 1 END AS "out_of_stock",
      "_base"."counted_on" AS "oldest_count"
    FROM "retail"."inventory" AS "_base"
      LEFT OUTER JOIN "retail"."item" AS "item"
        ON "_base"."item_id" = "item"."item_id"
  ),
  "_totals" AS (
    SELECT
      "warehouse_id",
      "category",
      count("items") AS "items",
      CAST(sum("units_on_hand") AS bigint) AS "units_on_hand",
      count("out_of_stock") AS "out_of_stock",
      (CAST(count("out_of_stock") AS double precision) / CAST(NULLIF(count("items"), 0) AS double precision)) AS "out_of_stock_rate",
      CAST(min("oldest_count") AS date) AS "oldest_count"
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
FROM "_totals"
WITH NO SCHEMA BINDING;
