CREATE OR REPLACE VIEW "awsdatacatalog"."retail_athena"."promotion_effect" AS
WITH
  "_input" AS (
    SELECT
      TRIM(TRAILING ' ' FROM "promotion"."promotion_code") "promotion_code",
      "promotion"."by_mail" "by_mail",
      "promotion"."by_email" "by_email",
      "promotion"."by_tv" "by_tv",
      1 "lines",
      "_base"."quantity" "units",
      (COALESCE(CAST("_base"."net_paid" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) - COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2)))) "net_sales",
      "_base"."net_profit" "profit",
      CASE WHEN "_base"."version" = 2 THEN 1 END "returned_lines",
      "_base"."customer_id" "customers_about"
    FROM "awsdatacatalog"."retail"."sales" "_base"
      LEFT OUTER JOIN "awsdatacatalog"."retail"."promotion" "promotion"
        ON "_base"."promotion_id" = "promotion"."promotion_id"
  ),
  "_totals" AS (
    SELECT
      "promotion_code",
      "by_mail",
      "by_email",
      "by_tv",
      count("lines") "lines",
      CAST(sum("units") AS bigint) "units",
      CAST(sum("net_sales") AS decimal(38, 2)) "net_sales",
      (CAST(CAST(sum("net_sales") AS decimal(38, 2)) AS double) / CAST(NULLIF(count("lines"), 0) AS double)) "sales_per_line",
      CAST(sum("profit") AS decimal(38, 2)) "profit",
      (CAST(count("returned_lines") AS double) / CAST(NULLIF(count("lines"), 0) AS double)) "return_rate",
      approx_distinct("customers_about", 0.0333) "customers_about"
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
FROM "_totals";
