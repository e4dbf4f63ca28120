CREATE OR REPLACE VIEW "lake"."retail_views"."store_attributes_yearly"
COMMENT 'Do larger stores, or stores with more employees, sell more, and at which prices?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('year', "_base"."sold_on") AS date) "year",
      TRIM(TRAILING ' ' FROM "store"."store_code") "store_code",
      TRIM(TRAILING ' ' FROM "store"."store_name") "store_name",
      TRIM(TRAILING ' ' FROM "store"."city") "city",
      CAST("store"."employees" AS bigint) "employees",
      CAST("store"."floor_space" AS bigint) "floor_space",
      1 "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."net_paid" "line_value",
      "_base"."sales_price" "lowest_price",
      "_base"."sales_price" "median_price",
      "_base"."sales_price" "high_price",
      "_base"."sales_price" "highest_price",
      CASE WHEN "_base"."version" = 2 THEN 1 END "returned_lines"
    FROM "lake"."retail"."sales" "_base"
      LEFT OUTER JOIN "lake"."retail"."store" "store"
        ON "_base"."store_id" = "store"."store_id"
    WHERE "_base"."channel" = 'store'
  ),
  "_ranked" AS (
    SELECT
      "year",
      "store_code",
      "store_name",
      "city",
      "employees",
      "floor_space",
      "lines",
      "net_sales",
      "line_value",
      "lowest_price",
      "median_price",
      "high_price",
      "highest_price",
      "returned_lines",
      row_number() OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space" ORDER BY "median_price" NULLS LAST) "_rank_median_price",
      count("median_price") OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space") "_count_median_price",
      row_number() OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space" ORDER BY "high_price" NULLS LAST) "_rank_high_price",
      count("high_price") OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space") "_count_high_price"
    FROM "_input"
  ),
  "_totals" AS (
    SELECT
      "year",
      "store_code",
      "store_name",
      "city",
      "employees",
      "floor_space",
      count("lines") "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(sum("line_value") AS double) / CAST(NULLIF(count("line_value"), 0) AS double)) "line_value",
      CAST(min("lowest_price") AS decimal(7, 2)) "lowest_price",
      CAST(min(CASE WHEN ("_rank_median_price" * 100) >= ("_count_median_price" * 50) THEN "median_price" END) AS decimal(7, 2)) "median_price",
      CAST(min(CASE WHEN ("_rank_high_price" * 100) >= ("_count_high_price" * 95) THEN "high_price" END) AS decimal(7, 2)) "high_price",
      CAST(max("highest_price") AS decimal(7, 2)) "highest_price",
      (CAST(count("returned_lines") AS double) / CAST(NULLIF(count("lines"), 0) AS double)) "return_rate"
    FROM "_ranked"
    GROUP BY
      "year",
      "store_code",
      "store_name",
      "city",
      "employees",
      "floor_space"
  )
SELECT
  "year",
  "store_code",
  "store_name",
  "city",
  "employees",
  "floor_space",
  "lines",
  "net_sales",
  "line_value",
  "lowest_price",
  "median_price",
  "high_price",
  "highest_price",
  "return_rate"
FROM "_totals";
