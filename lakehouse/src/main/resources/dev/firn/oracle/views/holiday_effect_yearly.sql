WITH sales AS (${sales})
SELECT
  CAST(date_trunc('year', sold_on) AS date),
  d_holiday = 'Y',
  channel,
  count(*),
  sum(quantity),
  sum(net_paid),
  sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)),
  CAST(sum(net_paid) AS double) / count(net_paid)
FROM sales LEFT JOIN ${tpcds}.date_dim ON d_date = sold_on
GROUP BY 1, 2, 3
