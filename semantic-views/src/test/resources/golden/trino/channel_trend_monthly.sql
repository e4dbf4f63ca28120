CREATE OR REPLACE VIEW "lake"."retail_views"."channel_trend_monthly"
COMMENT 'How do net sales of each channel develop from month to month, and against the year before?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('month', "_base"."sold_on") AS date) "month",
      "_base"."channel" "channel",
      1 "lines",
      "_base"."quantity" "units",
      "_base"."net_paid" "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      CASE WHEN "_base"."version" = 2 THEN 1 END "returned_lines"
    FROM "lake"."retail"."sales" "_base"
  ),
  "_totals" AS (
    SELECT
      "month",
      "channel",
      count("lines") "lines",
      CAST(sum("units") AS bigint) "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(count("returned_lines") AS double) / CAST(NULLIF(count("lines"), 0) AS double)) "return_rate"
    FROM "_input"
    GROUP BY "month", "channel"
  ),
  "_shifted" AS (
    SELECT
      "month",
      "channel",
      "lines",
      "units",
      "gross_sales",
      "refunds",
      "net_sales",
      "return_rate",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_before",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change_year",
      1 "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      date_add('month', 1, "month") "month",
      "channel",
      CAST(NULL AS bigint) "lines",
      CAST(NULL AS bigint) "units",
      CAST(NULL AS decimal(38, 2)) "gross_sales",
      CAST(NULL AS decimal(38, 2)) "refunds",
      CAST(NULL AS decimal(38, 2)) "net_sales",
      CAST(NULL AS double) "return_rate",
      "net_sales" "_before_net_sales_before",
      "net_sales" "_before_net_sales_change",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change_year",
      0 "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
    UNION ALL
    SELECT
      date_add('month', 12, "month") "month",
      "channel",
      CAST(NULL AS bigint) "lines",
      CAST(NULL AS bigint) "units",
      CAST(NULL AS decimal(38, 2)) "gross_sales",
      CAST(NULL AS decimal(38, 2)) "refunds",
      CAST(NULL AS decimal(38, 2)) "net_sales",
      CAST(NULL AS double) "return_rate",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_before",
      CAST(NULL AS decimal(38, 2)) "_before_net_sales_change",
      "net_sales" "_before_net_sales_change_year",
      0 "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "month",
      "channel",
      max("lines") "lines",
      max("units") "units",
      max("gross_sales") "gross_sales",
      max("refunds") "refunds",
      max("net_sales") "net_sales",
      max("return_rate") "return_rate",
      max("_before_net_sales_before") "_before_net_sales_before",
      max("_before_net_sales_change") "_before_net_sales_change",
      max("_before_net_sales_change_year") "_before_net_sales_change_year"
    FROM "_shifted"
    GROUP BY "month", "channel"
    HAVING max("_here") = 1
  )
SELECT
  "month",
  "channel",
  "lines",
  "units",
  "gross_sales",
  "refunds",
  "net_sales",
  "return_rate",
  CASE WHEN "month" IS NOT NULL THEN CAST(sum("net_sales") OVER (PARTITION BY "channel", CAST(date_trunc('year', "month") AS date) ORDER BY "month" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS decimal(38, 2)) END "net_sales_so_far",
  "_before_net_sales_before" "net_sales_before",
  (CAST(("net_sales" - "_before_net_sales_change") AS double) / CAST(NULLIF("_before_net_sales_change", 0) AS double)) "net_sales_change",
  (CAST(("net_sales" - "_before_net_sales_change_year") AS double) / CAST(NULLIF("_before_net_sales_change_year", 0) AS double)) "net_sales_change_year"
FROM "_compared";
