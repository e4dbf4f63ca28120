CREATE OR REPLACE VIEW "retail_views"."weather_effect_yearly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('year', CAST("_base"."sold_on" AS timestamp)) AS date) AS "year",
      TRIM(TRAILING ' ' FROM "store"."state") AS "state",
      TRIM(TRAILING ' ' FROM "weather"."warmth") AS "warmth",
      TRIM(TRAILING ' ' FROM "weather"."sky") AS "sky",
      "_base"."sold_on" AS "days",
      1 AS "lines",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."net_paid" AS "line_value",
      "weather"."temperature" AS "temperature"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."store" AS "store"
        ON "_base"."store_id" = "store"."store_id"
      LEFT OUTER JOIN "retail"."weather" AS "weather"
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
      count(DISTINCT "days") AS "days",
      count("lines") AS "lines",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double precision) / CAST(NULLIF(count(DISTINCT "days"), 0) AS double precision)) AS "sales_per_day",
      (CAST(sum("line_value") AS double precision) / CAST(NULLIF(count("line_value"), 0) AS double precision)) AS "line_value",
      (CAST(sum("temperature") AS double precision) / CAST(NULLIF(count("temperature"), 0) AS double precision)) AS "temperature"
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
FROM "_totals"
WITH NO SCHEMA BINDING;
