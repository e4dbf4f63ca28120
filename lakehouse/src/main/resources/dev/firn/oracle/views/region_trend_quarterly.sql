WITH sales AS (${sales}),
q AS (
  SELECT
    CAST(date_trunc('quarter', sold_on) AS date) AS quarter,
    trim(s_state) AS state,
    trim(s_county) AS county,
    count(*) AS lines,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net,
    count(DISTINCT customer_id) AS customers
  FROM sales LEFT JOIN ${tpcds}.store ON s_store_sk = store_id
  WHERE channel = 'store'
  GROUP BY 1, 2, 3
)
SELECT
  q.quarter,
  q.state,
  q.county,
  q.lines,
  q.net,
  IF(q.quarter IS NULL, NULL, sum(q.net) OVER (PARTITION BY q.state, q.county, year(q.quarter) ORDER BY q.quarter)),
  CAST(q.net - before.net AS double) / CAST(before.net AS double),
  q.customers
FROM q
LEFT JOIN q before ON
  before.state IS NOT DISTINCT FROM q.state
  AND before.county IS NOT DISTINCT FROM q.county
  AND before.quarter = q.quarter - INTERVAL '3' MONTH
