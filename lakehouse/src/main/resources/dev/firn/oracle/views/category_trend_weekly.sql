WITH sales AS (${sales}),
w AS (
  SELECT
    sold_on - (day_of_week(sold_on) - 1) * INTERVAL '1' DAY AS week,
    trim(i_category) AS category,
    trim(i_class) AS class,
    count(*) AS lines,
    sum(coalesce(quantity, 0) - coalesce(return_quantity, 0)) AS units,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net
  FROM sales JOIN ${tpcds}.item ON i_item_sk = item_id
  WHERE i_category IS NOT NULL
  GROUP BY 1, 2, 3
)
SELECT
  w.week,
  w.category,
  w.class,
  w.lines,
  w.units,
  w.net,
  w.lines - before.lines,
  IF(before.net = 0, NULL, CAST(w.net - before.net AS double) / CAST(before.net AS double))
FROM w
LEFT JOIN w before ON
  before.category = w.category
  AND before.class IS NOT DISTINCT FROM w.class
  AND before.week = w.week - INTERVAL '7' DAY
