CREATE OR REPLACE VIEW "lake"."retail_views"."merchant_hourly"
COMMENT 'What has each merchant sold, hour by hour?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('hour', CAST("_base"."sent_at" AT TIME ZONE 'UTC' AS timestamp(6))) AS timestamp(6)) "hour",
      "_base"."channel" "channel",
      CAST("_base"."store_id" AS bigint) "store_id",
      1 "lines",
      "_base"."quantity" "units",
      "_base"."net_paid" "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      CAST("_base"."sent_at" AT TIME ZONE 'UTC' AS timestamp(6)) "last_sent"
    FROM "lake"."retail"."sales" "_base"
  ),
  "_totals" AS (
    SELECT
      "hour",
      "channel",
      "store_id",
      count("lines") "lines",
      CAST(sum("units") AS bigint) "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      CAST(max("last_sent") AS timestamp(6)) "last_sent"
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
FROM "_totals";
