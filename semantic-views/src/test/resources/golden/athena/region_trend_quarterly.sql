CREATE OR REPLACE VIEW "awsdatacatalog"."retail_athena"."region_trend_quarterly" AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('quarter', "_base"."sold_on") AS date) "quarter",
      TRIM(TRAILING ' ' FROM "store"."state") "state",
      TRIM(TRAILING ' ' FROM "store"."county") "county",
      1 "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."customer_id" "customers"
    FROM "awsdatacatalog"."retail"."sales" "_base"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."store" "store"
        ON "_base"."store_id" = "store"."store_id"
    WHERE "_base"."channel" = 'store'
  ),
  "_totals" AS (
    SELECT
      "quarter",
      "state",
      "county",
      count("lines") "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      count(DISTINCT "customers") "customers"
    FROM "_input"
    GROUP BY "quarter", "state", "county"
  ),
  "_shifted" AS (
    SELECT
      "quarter",
      "state",
      "county",
      "lines",
      "net_sales",
      "customers",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change",
      1 "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      date_add('quarter', 1, "quarter") "quarter",
      "state",
      "county",
      CAST(NULL AS bigint) "lines",
      CAST(NULL AS decimal(38, 2)) "net_sales",
      CAST(NULL AS bigint) "customers",
      "net_sales" "_before_net_sales_change",
      0 "_here"
    FROM "_totals"
    WHERE "quarter" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "quarter",
      "state",
      "county",
      max("lines") "lines",
      max("net_sales") "net_sales",
      max("customers") "customers",
      max("_before_net_sales_change") "_before_net_sales_change"
    FROM "_shifted"
    GROUP BY "quarter", "state", "county"
    HAVING max("_here") = 1
  )
SELECT
  "quarter",
  "state",
  "county",
  "lines",
  "net_sales",
  CASE WHEN "quarter" IS NOT NULL THEN CAST(sum("net_sales") OVER (PARTITION BY "state", "county", CAST(date_trunc('year', "quarter") AS date) ORDER BY "quarter" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS decimal(38, 2)) END "net_sales_so_far",
  (CAST(("net_sales" - "_before_net_sales_change") AS double) / CAST(NULLIF("_before_net_sales_change", 0) AS double)) "net_sales_change",
  "customers"
FROM "_compared";
