CREATE OR REPLACE VIEW "retail_views"."sales_total" AS
WITH
  "_input" AS (
    SELECT
      1 AS "lines",
      "_base"."quantity" AS "units",
      "_base"."net_paid" AS "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) AS "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."customer_id" AS "customers",
      "_base"."sales_price" AS "median_price"
    FROM "retail"."sales" AS "_base"
  ),
  "_ranked" AS (
    SELECT
      "lines",
      "units",
      "gross_sales",
      "refunds",
      "net_sales",
      "customers",
      "median_price",
      row_number() OVER (ORDER BY "median_price" NULLS LAST) AS "_rank_median_price",
      count("median_price") OVER () AS "_count_median_price"
    FROM "_input"
  ),
  "_totals" AS (
    SELECT
      count("lines") AS "lines",
      CAST(sum("units") AS bigint) AS "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) AS "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) AS "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      count(DISTINCT "customers") AS "customers",
      CAST(min(CASE WHEN ("_rank_median_price" * 100) >= ("_count_median_price" * 50) THEN "median_price" END) AS decimal(7, 2)) AS "median_price"
    FROM "_ranked"
  )
SELECT
  "lines",
  "units",
  "gross_sales",
  "refunds",
  "net_sales",
  "customers",
  "median_price"
FROM "_totals"
WITH NO SCHEMA BINDING;
