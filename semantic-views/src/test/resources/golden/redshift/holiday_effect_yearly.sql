CREATE OR REPLACE VIEW "retail_views"."holiday_effect_yearly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('year', CAST("_base"."sold_on" AS timestamp)) AS date) AS "year",
      "calendar"."holiday" AS "holiday",
      "_base"."channel" AS "channel",
      1 AS "lines",
      "_base"."quantity" AS "units",
      "_base"."net_paid" AS "gross_sales",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."net_paid" AS "line_value"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."date_dim" AS "calendar"
        ON "_base"."sold_on" = "calendar"."day"
  ),
  "_totals" AS (
    SELECT
      "year",
      "holiday",
      "channel",
      count("lines") AS "lines",
      CAST(sum("units") AS bigint) AS "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) AS "gross_sales",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(sum("line_value") AS double precision) / CAST(NULLIF(count("line_value"), 0) AS double precision)) AS "line_value"
    FROM "_input"
    GROUP BY "year", "holiday", "channel"
  )
SELECT
  "year",
  "holiday",
  "channel",
  "lines",
  "units",
  "gross_sales",
  "net_sales",
  "line_value"
FROM "_totals"
WITH NO SCHEMA BINDING;
