WITH sales AS (${sales}),
m AS (
  SELECT
    CAST(date_trunc('month', sold_on) AS date) AS month,
    channel,
    count(*) AS lines,
    sum(quantity) AS units,
    sum(net_paid) AS gross,
    sum(coalesce(return_amount, 0)) AS refunds,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net,
    count_if(version = 2) AS returned
  FROM sales
  GROUP BY 1, 2
),
-- The frame of an earlier month is empty where that month has no row. Each WITH that is named twice is computed twice.
looked_back AS (
  SELECT
    m.*,
    first_value(net) OVER (
      PARTITION BY channel ORDER BY month
      RANGE BETWEEN INTERVAL '1' MONTH PRECEDING AND INTERVAL '1' MONTH PRECEDING) AS net_before,
    first_value(net) OVER (
      PARTITION BY channel ORDER BY month
      RANGE BETWEEN INTERVAL '1' YEAR PRECEDING AND INTERVAL '1' YEAR PRECEDING) AS net_last_year
  FROM m
)
SELECT
  month,
  channel,
  lines,
  units,
  gross,
  refunds,
  net,
  CAST(returned AS double) / lines,
  IF(month IS NULL, NULL, sum(net) OVER (PARTITION BY channel, year(month) ORDER BY month)),
  IF(month IS NULL, NULL, net_before),
  IF(month IS NULL, NULL, CAST(net - net_before AS double) / CAST(net_before AS double)),
  IF(month IS NULL, NULL, CAST(net - net_last_year AS double) / CAST(net_last_year AS double))
FROM looked_back
