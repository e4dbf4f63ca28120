CREATE OR REPLACE VIEW "retail_views"."channel_trend_monthly" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('month', CAST("_base"."sold_on" AS timestamp)) AS date) AS "month",
      "_base"."channel" AS "channel",
      1 AS "lines",
      "_base"."quantity" AS "units",
      "_base"."net_paid" AS "gross_sales",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) AS "refunds",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      CASE WHEN "_base"."version" = 2 THEN 1 END AS "returned_lines"
    FROM "retail"."sales" AS "_base"
  ),
  "_totals" AS (
    SELECT
      "month",
      "channel",
      count("lines") AS "lines",
      CAST(sum("units") AS bigint) AS "units",
      CAST(sum("gross_sales") AS decimal(38, 2)) AS "gross_sales",
      CAST(sum("refunds") AS decimal(38, 2)) AS "refunds",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(count("returned_lines") AS double precision) / CAST(NULLIF(count("lines"), 0) AS double precision)) AS "return_rate"
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
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_before",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change_year",
      1 AS "_here"
    FROM "_totals"
    UNION ALL
    SELECT
      CAST(ADD_MONTHS("month", 1) AS date) AS "month",
      "channel",
      CAST(NULL AS bigint) AS "lines",
      CAST(NULL AS bigint) AS "units",
      CAST(NULL AS decimal(38, 2)) AS "gross_sales",
      CAST(NULL AS decimal(38, 2)) AS "refunds",
      CAST(NULL AS decimal(38, 2)) AS "net_sales",
      CAST(NULL AS double precision) AS "return_rate",
      "net_sales" AS "_before_net_sales_before",
      "net_sales" AS "_before_net_sales_change",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change_year",
      0 AS "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
    UNION ALL
    SELECT
      CAST(ADD_MONTHS("month", 12) AS date) AS "month",
      "channel",
      CAST(NULL AS bigint) AS "lines",
      CAST(NULL AS bigint) AS "units",
      CAST(NULL AS decimal(38, 2)) AS "gross_sales",
      CAST(NULL AS decimal(38, 2)) AS "refunds",
      CAST(NULL AS decimal(38, 2)) AS "net_sales",
      CAST(NULL AS double precision) AS "return_rate",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_before",
      CAST(NULL AS decimal(38, 2)) AS "_before_net_sales_change",
      "net_sales" AS "_before_net_sales_change_year",
      0 AS "_here"
    FROM "_totals"
    WHERE "month" IS NOT NULL
  ),
  "_compared" AS (
    SELECT
      "month",
      "channel",
      max("lines") AS "lines",
      max("units") AS "units",
      max("gross_sales") AS "gross_sales",
      max("refunds") AS "refunds",
      max("net_sales") AS "net_sales",
      max("return_rate") AS "return_rate",
      max("_before_net_sales_before") AS "_before_net_sales_before",
      max("_before_net_sales_change") AS "_before_net_sales_change",
      max("_before_net_sales_change_year") AS "_before_net_sales_change_year"
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
  CASE WHEN "month" IS NOT NULL THEN CAST(sum("net_sales") OVER (PARTITION BY "channel", CAST(DATE_TRUNC('year', CAST("month" AS timestamp)) AS date) ORDER BY "month" NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS decimal(38, 2)) END AS "net_sales_so_far",
  "_before_net_sales_before" AS "net_sales_before",
  (CAST(("net_sales" - "_before_net_sales_change") AS double precision) / CAST(NULLIF("_before_net_sales_change", 0) AS double precision)) AS "net_sales_change",
  (CAST(("net_sales" - "_before_net_sales_change_year") AS double precision) / CAST(NULLIF("_before_net_sales_change_year", 0) AS double precision)) AS "net_sales_change_year"
FROM "_compared"
WITH NO SCHEMA BINDING;
