CREATE OR REPLACE VIEW "awsdatacatalog"."retail_athena"."holiday_effect_yearly" AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('year', "_base"."sold_on") AS date) "year",
      "calendar"."holiday" "holiday",
      "_base"."channel" "channel",
      1 "lines",
      "_base"."quantity" "units",
      "_base"."net_paid" "gross_sales",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."net_paid" "line_value"
    FROM "awsdatacatalog"."retail"."sales" "_base"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."date_dim" "calendar"
        ON "_base"."sold_on" = "calendar"."day"
  ),
  "_totals" AS (
    SELECT
      "year",
      "holiday",
      "channel",
      count("lines") "lines",
      CAST(sum("units") AS bigint) "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) "gross_sales",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(sum("line_value") AS double) / CAST(NULLIF(count("line_value"), 0) AS double)) "line_value"
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
FROM "_totals";
