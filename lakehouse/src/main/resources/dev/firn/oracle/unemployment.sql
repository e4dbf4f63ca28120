-- What table unemployment must hold: the same made-up rates, computed by Trino.
WITH states AS (${states}),
cells AS (
  SELECT
    y AS year,
    m AS month,
    state,
    number,
    (y * 12 + m - 1 + 3 * number) % 120 AS phase,
    ((y * 12 + m - 1) * BIGINT '1103515245' + number * 12345679 + 42) % 2147483648 AS line
  FROM UNNEST(sequence(1998, 2003)) AS years (y)
  CROSS JOIN UNNEST(sequence(1, 12)) AS months (m)
  CROSS JOIN states
)
SELECT
  CAST(year AS integer) AS year,
  CAST(month AS integer) AS month,
  state,
  CAST(
    (38 + number * 7 % 25 + least(phase, 120 - phase) * 25 / 60
      + (line / 1024 * (line % 65536) + line) % 2147483648 / 65536 % 5) * DECIMAL '0.1' AS decimal(3, 1)) AS rate
FROM cells
