WITH sales AS (${sales}),
m AS (
  SELECT
    CAST(date_trunc('month', sold_on) AS date) AS month,
    channel,
    count(*) AS lines,
    sum(quantity) AS units,
    sum(net_paid) AS gross,
    sum(coalesce(return_amount, 0)) AS refunds,
    sum(coalesce(net_paid, 0)) - sum(coalesce(return_amount, 0)) AS net,
    count_if(version = 2) AS returned
  FROM sales
  GROUP BY 1, 2
)
SELECT
  m.month,
  m.channel,
  m.lines,
  m.units,
  m.gross,
  m.refunds,
  m.net,
  CAST(m.returned AS double) / m.lines,
  IF(m.month IS NULL, NULL, sum(m.net) OVER (PARTITION BY m.channel, year(m.month) ORDER BY m.month)),
  before.net,
  CAST(m.net - before.net AS double) / CAST(before.net AS double),
  CAST(m.net - last.net AS double) / CAST(last.net AS double)
FROM m
LEFT JOIN m before ON before.channel = m.channel AND before.month = m.month - INTERVAL '1' MONTH
LEFT JOIN m last ON last.channel = m.channel AND last.month = m.month - INTERVAL '1' YEAR
