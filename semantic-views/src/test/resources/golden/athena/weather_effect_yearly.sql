CREATE OR REPLACE VIEW "awsdatacatalog"."retail_athena"."weather_effect_yearly" AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('year', "_base"."sold_on") AS date) "year",
      TRIM(TRAILING ' ' FROM "store"."state") "state",
      TRIM(TRAILING ' ' FROM "weather"."warmth") "warmth",
      TRIM(TRAILING ' ' FROM "weather"."sky") "sky",
      "_base"."sold_on" "days",
      1 "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."net_paid" "line_value",
      "weather"."temperature" "temperature"
    FROM "awsdatacatalog"."retail"."sales" "_base"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."store" "store"
        ON "_base"."store_id" = "store"."store_id"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."weather" "weather"
        ON (
          "_base"."sold_on" = "weather"."day"
          AND TRIM(TRAILING ' ' FROM "store"."state") = TRIM(TRAILING ' ' FROM "weather"."state")
        )
    WHERE "_base"."channel" = 'store'
  ),
  "_totals" AS (
    SELECT
      "year",
      "state",
      "warmth",
      "sky",
      count(DISTINCT "days") "days",
      count("lines") "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double) / CAST(NULLIF(count(DISTINCT "days"), 0) AS double)) "sales_per_day",
      (CAST(sum("line_value") AS double) / CAST(NULLIF(count("line_value"), 0) AS double)) "line_value",
      (CAST(sum("temperature") AS double) / CAST(NULLIF(count("temperature"), 0) AS double)) "temperature"
    FROM "_input"
    GROUP BY "year", "state", "warmth", "sky"
  )
SELECT
  "year",
  "state",
  "warmth",
  "sky",
  "days",
  "lines",
  "net_sales",
  "sales_per_day",
  "line_value",
  "temperature"
FROM "_totals";
