WITH sales AS (${sales})
SELECT
  trim(p_promo_id),
  p_channel_dmail = 'Y',
  p_channel_email = 'Y',
  p_channel_tv = 'Y',
  count(*),
  sum(quantity),
  sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)),
  CAST(sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS double) / count(*),
  sum(net_profit),
  CAST(count_if(version = 2) AS double) / count(*),
  count(DISTINCT customer_id)
FROM sales LEFT JOIN ${tpcds}.promotion ON p_promo_sk = promotion_id
GROUP BY 1, 2, 3, 4
