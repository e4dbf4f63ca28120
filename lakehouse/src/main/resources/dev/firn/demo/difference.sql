-- A few rows that only one side has.
WITH
main AS (
${main}
),
truth AS (
${truth}
)
(SELECT 'missing' AS problem, * FROM (SELECT * FROM truth EXCEPT SELECT * FROM main) LIMIT 3)
UNION ALL
(SELECT 'surplus' AS problem, * FROM (SELECT * FROM main EXCEPT SELECT * FROM truth) LIMIT 3)
