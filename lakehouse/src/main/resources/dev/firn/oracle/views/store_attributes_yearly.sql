WITH sales AS (${sales}),
y AS (
  SELECT
    CAST(date_trunc('year', sold_on) AS date) AS year,
    trim(s_store_id) AS code,
    s_store_name,
    s_city,
    s_number_employees,
    s_floor_space,
    count(*) AS lines,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net,
    CAST(sum(net_paid) AS double) / count(net_paid) AS line_value,
    min(sales_price) AS lowest,
    array_sort(array_agg(sales_price) FILTER (WHERE sales_price IS NOT NULL)) AS prices,
    max(sales_price) AS highest,
    CAST(count_if(version = 2) AS double) / count(*) AS rate
  FROM sales LEFT JOIN ${tpcds}.store ON s_store_sk = store_id
  WHERE channel = 'store'
  GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT
  year,
  code,
  s_store_name,
  s_city,
  s_number_employees,
  s_floor_space,
  lines,
  net,
  line_value,
  lowest,
  element_at(prices, CAST(ceiling(cardinality(prices) * DECIMAL '0.50') AS integer)),
  element_at(prices, CAST(ceiling(cardinality(prices) * DECIMAL '0.95') AS integer)),
  highest,
  rate
FROM y
