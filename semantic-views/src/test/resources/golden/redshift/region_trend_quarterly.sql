CREATE OR REPLACE VIEW "retail_views"."region_trend_quarterly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('quarter', CAST("_base"."sold_on" AS timestamp)) AS date) AS "quarter",
      TRIM(TRAILING ' ' FROM "store"."state") AS "state",
      TRIM(TRAILING ' ' FROM "store"."county") AS "county",
      1 AS "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."customer_id" AS "customers"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."store" AS "store"
        ON "_base"."store_id" = "store"."store_id"
    WHERE "_base"."channel" = 'store'
  ),
  "_totals" AS (
    SELECT
      "quarter",
      "state",
      "county",
      count("lines") AS "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      count(DISTINCT "customers") AS "customers"
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
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change",
      1 AS "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      CAST(ADD_MONTHS("quarter", 3) AS date) AS "quarter",
      "state",
      "county",
      CAST(NULL AS bigint) AS "lines",
      CAST(NULL AS decimal(38, 2)) AS "net_sales",
      CAST(NULL AS bigint) AS "customers",
      "net_sales" AS "_before_net_sales_change",
      0 AS "_here"
    FROM "_totals"
    WHERE "quarter" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "quarter",
      "state",
      "county",
      max("lines") AS "lines",
      max("net_sales") AS "net_sales",
      max("customers") AS "customers",
      max("_before_net_sales_change") AS "_before_net_sales_change"
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
  CASE WHEN "quarter" IS NOT NULL THEN CAST(sum("net_sales") OVER (PARTITION BY "state", "county", CAST(DATE_TRUNC('year', CAST("quarter" AS timestamp)) AS date) ORDER BY "quarter" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS decimal(38, 2)) END AS "net_sales_so_far",
  (CAST(("net_sales" - "_before_net_sales_change") AS double precision) / CAST(NULLIF("_before_net_sales_change", 0) AS double precision)) AS "net_sales_change",
  "customers"
FROM "_compared"
WITH NO SCHEMA BINDING;
