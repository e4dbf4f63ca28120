CREATE OR REPLACE VIEW "retail_views"."category_trend_weekly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('week', CAST("_base"."sold_on" AS timestamp)) AS date) AS "week",
      TRIM(TRAILING ' ' FROM "item"."category") AS "category",
      TRIM(TRAILING ' ' FROM "item"."class") AS "class",
      1 AS "lines",
      (COALESCE(CAST("_base"."quantity" AS bigint), CAST(0 AS bigint)) - COALESCE(CAST("_base"."return_quantity" AS bigint), CAST(0 AS bigint))) AS "net_units",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."item" AS "item"
        ON "_base"."item_id" = "item"."item_id"
    WHERE TRIM(TRAILING ' ' FROM "item"."category") IS NOT NULL
  ),
  "_totals" AS (
    SELECT
      "week",
      "category",
      "class",
      count("lines") AS "lines",
      CAST(sum("net_units") AS bigint) AS "net_units",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales"
    FROM "_input"
    GROUP BY "week", "category", "class"
  ),
  "_shifted" AS (
    SELECT
      "week",
      "category",
      "class",
      "lines",
      "net_units",
      "net_sales",
      CAST(NULL AS bigint) AS "_before_lines_change",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change",
      1 AS "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      CAST(("week" + INTERVAL '7 days') AS date) AS "week",
      "category",
      "class",
      CAST(NULL AS bigint) AS "lines",
      CAST(NULL AS bigint) AS "net_units",
      CAST(NULL AS decimal(38, 2)) AS "net_sales",
      "lines" AS "_before_lines_change",
      "net_sales" AS "_before_net_sales_change",
      0 AS "_here"
    FROM "_totals"
    WHERE "week" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "week",
      "category",
      "class",
      max("lines") AS "lines",
      max("net_units") AS "net_units",
      max("net_sales") AS "net_sales",
      max("_before_lines_change") AS "_before_lines_change",
      max("_before_net_sales_change") AS "_before_net_sales_change"
    FROM "_shifted"
    GROUP BY "week", "category", "class"
    HAVING max("_here") = 1
  )
SELECT
  "week",
  "category",
  "class",
  "lines",
  "net_units",
  "net_sales",
  CAST(("lines" - "_before_lines_change") AS bigint) AS "lines_change",
  (CAST(("net_sales" - "_before_net_sales_change") AS double precision) / CAST(NULLIF("_before_net_sales_change", 0) AS double precision)) AS "net_sales_change"
FROM "_compared"
WITH NO SCHEMA BINDING;
