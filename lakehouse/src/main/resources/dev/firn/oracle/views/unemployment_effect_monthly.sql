WITH sales AS (${sales}),
rates AS (${unemployment}),
m AS (
  SELECT
    CAST(date_trunc('month', sold_on) AS date) AS month,
    trim(s_state) AS state,
    count(*) AS lines,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net,
    count(DISTINCT customer_id) AS customers
  FROM sales LEFT JOIN ${tpcds}.store ON s_store_sk = store_id
  WHERE channel = 'store'
  GROUP BY 1, 2
),
r AS (
  SELECT m.*, rates.rate
  FROM m LEFT JOIN rates ON rates.year = year(m.month) AND rates.month = month(m.month) AND rates.state = m.state
)
SELECT
  r.month,
  r.state,
  r.rate,
  r.rate - before.rate,
  r.lines,
  r.net,
  CAST(r.net AS double) / r.lines,
  r.customers,
  CAST(r.net - before.net AS double) / CAST(before.net AS double)
FROM r
LEFT JOIN r before ON before.state IS NOT DISTINCT FROM r.state AND before.month = r.month - INTERVAL '1' MONTH
