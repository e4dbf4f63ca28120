-- What table weather must hold: the same made-up weather, computed by Trino.
WITH states AS (${states}),
cells AS (
  SELECT
    day,
    state,
    mean,
    (day_of_year(day) + 365 - 201) % 365 AS after,
    (date_diff('day', DATE '1970-01-01', day) * 1103515245 + number * 12345679 + 42) % 2147483648 AS line
  FROM UNNEST(sequence(DATE '1998-01-01', DATE '2003-12-31', INTERVAL '1' DAY)) AS days (day)
  CROSS JOIN states
),
first AS (
  SELECT day, state, mean, after, (line / 1024 * (line % 65536) + line) % 2147483648 AS noise FROM cells
),
second AS (
  SELECT *, (noise * 1103515245 + 12345) % 2147483648 AS rain FROM first
),
third AS (
  SELECT
    day,
    state,
    mean * 10 + 120 - 240 * least(after, 365 - after) / 182 + noise / 65536 % 101 - 50 AS temperature,
    IF(
      rain / 65536 % 100 < 30,
      1 + (rain * 1103515245 + 12345) % 2147483648 / 65536 % 300,
      0) AS precipitation
  FROM second
)
SELECT
  day,
  state,
  CAST(temperature * DECIMAL '0.1' AS decimal(4, 1)) AS temperature,
  CAST(precipitation * DECIMAL '0.1' AS decimal(4, 1)) AS precipitation,
  CASE
    WHEN temperature < 0 THEN 'freezing'
    WHEN temperature < 100 THEN 'cold'
    WHEN temperature < 180 THEN 'mild'
    WHEN temperature < 260 THEN 'warm'
    ELSE 'hot'
  END AS warmth,
  CASE WHEN precipitation = 0 THEN 'dry' WHEN temperature < 0 THEN 'snow' ELSE 'rain' END AS sky
FROM third
