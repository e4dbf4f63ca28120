CREATE OR REPLACE VIEW "retail_views"."promotion_effect" AS
WITH
  "_input" AS (
    SELECT
      TRIM(TRAILING ' ' FROM "promotion"."promotion_code") AS "promotion_code",
      "promotion"."by_mail" AS "by_mail",
      "promotion"."by_email" AS "by_email",
      "promotion"."by_tv" AS "by_tv",
      1 AS "lines",
      "_base"."quantity" AS "units",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) AS "net_sales",
      "_base"."net_profit" AS "profit",
      CASE WHEN "_base"."version" = 2 THEN 1 END AS "returned_lines",
      "_base"."customer_id" AS "customers_about"
    FROM "retail"."sales" AS "_base"
      LEFT OUTER JOIN "retail"."promotion" AS "promotion"
        ON "_base"."promotion_id" = "promotion"."promotion_id"
  ),
  "_totals" AS (
    SELECT
      "promotion_code",
      "by_mail",
      "by_email",
      "by_tv",
      count("lines") AS "lines",
      CAST(sum("units") AS bigint) AS "units",
      CAST(sum("net_sales") AS decimal(38, 2)) AS "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double precision) / CAST(NULLIF(count("lines"), 0) AS double precision)) AS "sales_per_line",
      CAST(sum("profit") AS decimal(38, 2)) AS "profit",
      (CAST(count("returned_lines") AS double precision) / CAST(NULLIF(count("lines"), 0) AS double precision)) AS "return_rate",
      APPROXIMATE COUNT(DISTINCT "customers_about") AS "customers_about"
    FROM "_input"
    GROUP BY "promotion_code", "by_mail", "by_email", "by_tv"
  )
SELECT
  "promotion_code",
  "by_mail",
  "by_email",
  "by_tv",
  "lines",
  "units",
  "net_sales",
  "sales_per_line",
  "profit",
  "return_rate",
  "customers_about"
FROM "_totals"
WITH NO SCHEMA BINDING;
