WITH sales AS (${sales}),
prices AS (SELECT array_sort(array_agg(sales_price) FILTER (WHERE sales_price IS NOT NULL)) AS p FROM sales)
SELECT
  count(*),
  sum(quantity),
  sum(net_paid),
  sum(coalesce(return_amount, 0)),
  sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)),
  count(DISTINCT customer_id),
  (SELECT element_at(p, CAST(ceiling(cardinality(p) * DECIMAL '0.50') AS integer)) FROM prices)
FROM sales
