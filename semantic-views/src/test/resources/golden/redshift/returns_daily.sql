CREATE OR REPLACE VIEW "retail_views"."returns_daily" AS
WITH
  "_input" AS (
    SELECT
      CAST(DATE_TRUNC('day', CAST("_base"."returned_on" AS timestamp)) AS date) AS "day",
      "_base"."channel" AS "channel",
      CASE WHEN "_base"."version" = 2 THEN 1 END AS "returned_lines",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) AS "refunds"
    FROM "retail"."sales" AS "_base"
    WHERE "_base"."version" = 2
  ),
  "_totals" AS (
    SELECT
      "day",
      "channel",
      count("returned_lines") AS "returned_lines",
      CAST(sum("refunds") AS decimal(38, 2)) AS "refunds"
    FROM "_input"
    GROUP BY "day", "channel"
  )
SELECT "day", "channel", "returned_lines", "refunds"
FROM "_totals"
WITH NO SCHEMA BINDING;
