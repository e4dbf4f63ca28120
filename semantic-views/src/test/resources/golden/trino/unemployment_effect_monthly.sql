CREATE OR REPLACE VIEW "lake"."retail_views"."unemployment_effect_monthly"
COMMENT 'Does unemployment move the sales of the stores?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('month', "_base"."sold_on") AS date) "month",
      TRIM(TRAILING ' ' FROM "store"."state") "state",
      "unemployment"."rate" "unemployment",
      1 "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."customer_id" "customers"
    FROM "lake"."retail"."sales" "_base"
      LEFT OUTER JOIN "lake"."retail"."store" "store"
        ON "_base"."store_id" = "store"."store_id"
      LEFT OUTER JOIN "lake"."retail"."date_dim" "calendar"
        ON "_base"."sold_on" = "calendar"."day"
      LEFT OUTER JOIN "lake"."retail"."unemployment" "unemployment"
        ON (
          "calendar"."year" = "unemployment"."year"
          AND "calendar"."month" = "unemployment"."month"
          AND TRIM(TRAILING ' ' FROM "store"."state") = TRIM(TRAILING ' ' FROM "unemployment"."state")
        )
    WHERE "_base"."channel" = 'store'
  ),
  "_totals" AS (
    SELECT
      "month",
      "state",
      CAST(max("unemployment") AS decimal(3, 1)) "unemployment",
      count("lines") "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double) / CAST(NULLIF(count("lines"), 0) AS double)) "sales_per_line",
      count(DISTINCT "customers") "customers"
    FROM "_input"
    GROUP BY "month", "state"
  ),
  "_shifted" AS (
    SELECT
      "month",
      "state",
      "unemployment",
      "lines",
      "net_sales",
      "sales_per_line",
      "customers",
      CAST(NULL AS decimal(3, 1)) "_before_unemployment_change",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change",
      1 "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      date_add('month', 1, "month") "month",
      "state",
      CAST(NULL AS decimal(3, 1)) "unemployment",
      CAST(NULL AS bigint) "lines",
      CAST(NULL AS decimal(38, 2)) "net_sales",
      CAST(NULL AS double) "sales_per_line",
      CAST(NULL AS bigint) "customers",
      "unemployment" "_before_unemployment_change",
      "net_sales" "_before_net_sales_change",
      0 "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "month",
      "state",
      max("unemployment") "unemployment",
      max("lines") "lines",
      max("net_sales") "net_sales",
      max("sales_per_line") "sales_per_line",
      max("customers") "customers",
      max("_before_unemployment_change") "_before_unemployment_change",
      max("_before_net_sales_change") "_before_net_sales_change"
    FROM "_shifted"
    GROUP BY "month", "state"
    HAVING max("_here") = 1
  )
SELECT
  "month",
  "state",
  "unemployment",
  CAST(("unemployment" - "_before_unemployment_change") AS decimal(3, 1)) "unemployment_change",
  "lines",
  "net_sales",
  "sales_per_line",
  "customers",
  (CAST(("net_sales" - "_before_net_sales_change") AS double) / CAST(NULLIF("_before_net_sales_change", 0) AS double)) "net_sales_change"
FROM "_compared";
