CREATE OR REPLACE VIEW "retail_views"."store_attributes_yearly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('year', CAST("_base"."sold_on" AS timestamp)) AS date) AS "year",
      TRIM(TRAILING ' ' FROM "store"."store_code") AS "store_code",
      TRIM(TRAILING ' ' FROM "store"."store_name") AS "store_name",
      TRIM(TRAILING ' ' FROM "store"."city") AS "city",
      CAST("store"."employees" AS bigint) AS "employees",
      CAST("store"."floor_space" AS bigint) AS "floor_space",
      1 AS "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."net_paid" AS "line_value",
      "_base"."sales_price" AS "lowest_price",
      "_base"."sales_price" AS "median_price",
      "_base"."sales_price" AS "high_price",
      "_base"."sales_price" AS "highest_price",
      CASE WHEN "_base"."version" = 2 THEN 1 END AS "returned_lines"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."store" AS "store"
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
      row_number() OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space" ORDER BY "median_price" NULLS LAST) AS "_rank_median_price",
      count("median_price") OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space") AS "_count_median_price",
      row_number() OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space" ORDER BY "high_price" NULLS LAST) AS "_rank_high_price",
      count("high_price") OVER (PARTITION BY "year", "store_code", "store_name", "city", "employees", "floor_space") AS "_count_high_price"
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
      count("lines") AS "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(sum("line_value") AS double precision) / CAST(NULLIF(count("line_value"), 0) AS double precision)) AS "line_value",
      CAST(min("lowest_price") AS decimal(7, 2)) AS "lowest_price",
      CAST(min(CASE WHEN ("_rank_median_price" * 100) >= ("_count_median_price" * 50) THEN "median_price" END) AS decimal(7, 2)) AS "median_price",
      CAST(min(CASE WHEN ("_rank_high_price" * 100) >= ("_count_high_price" * 95) THEN "high_price" END) AS decimal(7, 2)) AS "high_price",
      CAST(max("highest_price") AS decimal(7, 2)) AS "highest_price",
      (CAST(count("returned_lines") AS double precision) / CAST(NULLIF(count("lines"), 0) AS double precision)) AS "return_rate"
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
FROM "_totals"
WITH NO SCHEMA BINDING;
