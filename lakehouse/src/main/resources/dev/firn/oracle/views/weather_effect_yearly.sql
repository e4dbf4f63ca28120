WITH sales AS (${sales}),
weather AS (${weather})
SELECT
  CAST(date_trunc('year', sold_on) AS date),
  trim(s_state),
  warmth,
  sky,
  count(DISTINCT sold_on),
  count(*),
  sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)),
  IF(
    count(DISTINCT sold_on) = 0,
    NULL,
    CAST(sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS double) / count(DISTINCT sold_on)),
  CAST(sum(net_paid) AS double) / count(net_paid),
  CAST(sum(temperature) AS double) / count(temperature)
FROM sales
LEFT JOIN ${tpcds}.store ON s_store_sk = store_id
LEFT JOIN weather ON weather.day = sold_on AND weather.state = trim(s_state)
WHERE channel = 'store'
GROUP BY 1, 2, 3, 4
