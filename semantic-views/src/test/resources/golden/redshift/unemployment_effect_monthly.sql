CREATE OR REPLACE VIEW "retail_views"."unemployment_effect_monthly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('month', CAST("_base"."sold_on" AS timestamp)) AS date) AS "month",
      TRIM(TRAILING ' ' FROM "store"."state") AS "state",
      "unemployment"."rate" AS "unemployment",
      1 AS "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."customer_id" AS "customers"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."store" AS "store"
        ON "_base"."store_id" = "store"."store_id"
      LEFT OUTER JOIN "retail"."date_dim" AS "calendar"
        ON "_base"."sold_on" = "calendar"."day"
      LEFT OUTER JOIN "retail"."unemployment" AS "unemployment"
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
      CAST(max("unemployment") AS decimal(3, 1)) AS "unemployment",
      count("lines") AS "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double precision) / CAST(NULLIF(count("lines"), 0) AS double precision)) AS "sales_per_line",
      count(DISTINCT "customers") AS "customers"
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
      CAST(NULL AS decimal(3, 1)) AS "_before_unemployment_change",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change",
      1 AS "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      CAST(ADD_MONTHS("month", 1) AS date) AS "month",
      "state",
      CAST(NULL AS decimal(3, 1)) AS "unemployment",
      CAST(NULL AS bigint) AS "lines",
      CAST(NULL AS decimal(38, 2)) AS "net_sales",
      CAST(NULL AS double precision) AS "sales_per_line",
      CAST(NULL AS bigint) AS "customers",
      "unemployment" AS "_before_unemployment_change",
      "net_sales" AS "_before_net_sales_change",
      0 AS "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "month",
      "state",
      max("unemployment") AS "unemployment",
      max("lines") AS "lines",
      max("net_sales") AS "net_sales",
      max("sales_per_line") AS "sales_per_line",
      max("customers") AS "customers",
      max("_before_unemployment_change") AS "_before_unemployment_change",
      max("_before_net_sales_change") AS "_before_net_sales_change"
    FROM "_shifted"
    GROUP BY "month", "state"
    HAVING max("_here") = 1
  )
SELECT
  "month",
  "state",
  "unemployment",
  CAST(("unemployment" - "_before_unemployment_change") AS decimal(3, 1)) AS "unemployment_change",
  "lines",
  "net_sales",
  "sales_per_line",
  "customers",
  (CAST(("net_sales" - "_before_net_sales_change") AS double precision) / CAST(NULLIF("_before_net_sales_change", 0) AS double precision)) AS "net_sales_change"
FROM "_compared"
WITH NO SCHEMA BINDING;
