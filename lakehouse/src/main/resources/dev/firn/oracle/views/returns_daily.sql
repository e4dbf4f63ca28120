WITH sales AS (${sales})
SELECT returned_on, channel, count(*), sum(coalesce(return_amount, 0))
FROM sales
WHERE version = 2
GROUP BY 1, 2
