CREATE OR REPLACE VIEW "awsdatacatalog"."retail_athena"."category_trend_weekly" AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('week', "_base"."sold_on") AS date) "week",
      TRIM(TRAILING ' ' FROM "item"."category") "category",
      TRIM(TRAILING ' ' FROM "item"."class") "class",
      1 "lines",
      (COALESCE(CAST("_base"."quantity" AS bigint), CAST(0 AS bigint)) - COALESCE(CAST("_base"."return_quantity" AS bigint), CAST(0 AS bigint))) "net_units",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales"
    FROM "awsdatacatalog"."retail"."sales" "_base"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."item" "item"
        ON "_base"."item_id" = "item"."item_id"
    WHERE TRIM(TRAILING ' ' FROM "item"."category") IS NOT NULL
  ),
  "_totals" AS (
    SELECT
      "week",
      "category",
      "class",
      count("lines") "lines",
      CAST(sum("net_units") AS bigint) "net_units",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales"
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
      CAST(NULL AS bigint) "_before_lines_change",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change",
      1 "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      date_add('week', 1, "week") "week",
      "category",
      "class",
      CAST(NULL AS bigint) "lines",
      CAST(NULL AS bigint) "net_units",
      CAST(NULL AS decimal(38, 2)) "net_sales",
      "lines" "_before_lines_change",
      "net_sales" "_before_net_sales_change",
      0 "_here"
    FROM "_totals"
    WHERE "week" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "week",
      "category",
      "class",
      max("lines") "lines",
      max("net_units") "net_units",
      max("net_sales") "net_sales",
      max("_before_lines_change") "_before_lines_change",
      max("_before_net_sales_change") "_before_net_sales_change"
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
  CAST(("lines" - "_before_lines_change") AS bigint) "lines_change",
  (CAST(("net_sales" - "_before_net_sales_change") AS double) / CAST(NULLIF("_before_net_sales_change", 0) AS double)) "net_sales_change"
FROM "_compared";
