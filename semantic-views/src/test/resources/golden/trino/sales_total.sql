CREATE OR REPLACE VIEW "lake"."retail_views"."sales_total"
COMMENT 'What has been sold in all?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      1 "lines",
      "_base"."quantity" "units",
      "_base"."net_paid" "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."customer_id" "customers",
      "_base"."sales_price" "median_price"
    FROM "lake"."retail"."sales" "_base"
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
      row_number() OVER (ORDER BY "median_price" NULLS LAST) "_rank_median_price",
      count("median_price") OVER () "_count_median_price"
    FROM "_input"
  ),
  "_totals" AS (
    SELECT
      count("lines") "lines",
      CAST(sum("units") AS bigint) "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      count(DISTINCT "customers") "customers",
      CAST(min(CASE WHEN ("_rank_median_price" * 100) >= ("_count_median_price" * 50) THEN "median_price" END) AS decimal(7, 2)) "median_price"
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
FROM "_totals";
