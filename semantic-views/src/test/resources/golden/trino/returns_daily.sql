CREATE OR REPLACE VIEW "lake"."retail_views"."returns_daily"
COMMENT 'How much comes back, day by day, in each channel?'
SECURITY DEFINER AS
WITH
  "_input" AS (
    SELECT
      CAST(date_trunc('day', "_base"."returned_on") AS date) "day",
      "_base"."channel" "channel",
      CASE WHEN "_base"."version" = 2 THEN 1 END "returned_lines",
      COALESCE(CAST("_base"."return_amount" AS decimal(38, 2)), CAST(0 AS decimal(38, 2))) "refunds"
    FROM "lake"."retail"."sales" "_base"
    WHERE "_base"."version" = 2
  ),
  "_totals" AS (
    SELECT
      "day",
      "channel",
      count("returned_lines") "returned_lines",
      CAST(sum("refunds") AS decimal(38, 2)) "refunds"
    FROM "_input"
    GROUP BY "day", "channel"
  )
SELECT "day", "channel", "returned_lines", "refunds"
FROM "_totals";
