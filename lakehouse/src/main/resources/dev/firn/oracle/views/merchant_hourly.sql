-- The generator knows nothing of when an event was sent, so the rows come from the lake; the totals are compared with it.
SELECT
  CAST(from_unixtime(floor(to_unixtime(sent_at) / 3600) * 3600, 'UTC') AT TIME ZONE 'UTC' AS timestamp(6)),
  channel,
  store_id,
  count(*),
  sum(quantity),
  sum(net_paid),
  sum(coalesce(return_amount, 0)),
  sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)),
  CAST(max(sent_at) AT TIME ZONE 'UTC' AS timestamp(6))
FROM lake.retail.sales
GROUP BY 1, 2, 3
