CREATE OR REPLACE VIEW "retail_views"."merchant_hourly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('hour', CAST(("_base"."sent_at" AT TIME ZONE 'UTC') AS timestamp)) AS timestamp) AS "hour",
      "_base"."channel" AS "channel",
      CAST("_base"."store_id" AS bigint) AS "store_id",
      1 AS "lines",
      "_base"."quantity" AS "units",
      "_base"."net_paid" AS "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) AS "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      ("_base"."sent_at" AT TIME ZONE 'UTC') AS "last_sent"
    FROM "retail"."sales" AS "_base"
  ),
  "_totals" AS (
    SELECT
      "hour",
      "channel",
      "store_id",
      count("lines") AS "lines",
      CAST(sum("units") AS bigint) AS "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) AS "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) AS "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      CAST(max("last_sent") AS timestamp) AS "last_sent"
    FROM "_input"
    GROUP BY "hour", "channel", "store_id"
  )
SELECT
  "hour",
  "channel",
  "store_id",
  "lines",
  "units",
  "gross_sales",
  "refunds",
  "net_sales",
  "last_sent"
FROM "_totals"
WITH NO SCHEMA BINDING;
