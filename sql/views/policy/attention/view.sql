-- What needs attention: off track, silent, or jumping (需要关注).
WITH
  latest AS (
    SELECT max(year) AS year FROM lake.policy.progress
  ),
  off_track AS (
    SELECT p.commitment, p.region, p.status, p.value, p.required
    FROM lake.policy.progress p
    JOIN latest l ON l.year = p.year
    WHERE p.status IN ('limited', 'not_reached', 'regressing', 'receding')
  ),
  yearly AS (
    SELECT
      commitment,
      region,
      year(month) AS year,
      status,
      value,
      lag(status) OVER series AS status_before,
      lag(value) OVER series AS value_before
    FROM lake.policy.indicator
    WHERE kind_of_period = 'year' AND department IS NULL AND field IS NULL
    WINDOW series AS (PARTITION BY commitment, region ORDER BY month)
  ),
  -- How much a region usually changes from one month to the next; more than five times that jumps.
  monthly AS (
    SELECT
      commitment,
      region,
      month,
      denominator AS cases,
      avg(denominator) OVER (
        PARTITION BY commitment, region ORDER BY month
        ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING) AS usual,
      stddev_samp(denominator) OVER (
        PARTITION BY commitment, region ORDER BY month
        ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING) AS spread
    FROM lake.policy.indicator
    WHERE commitment = 'P1.3.1-05'
      AND kind_of_period = 'month'
      AND status = 'reported'
      AND department IS NULL
      AND field IS NULL
  )
SELECT
  'off_track' AS why,
  o.commitment,
  o.region,
  format('%d', l.year) AS period,
  o.value,
  o.required AS expected,
  o.status AS detail
FROM off_track o
CROSS JOIN latest l
UNION ALL
SELECT
  'stopped_reporting',
  y.commitment,
  y.region,
  format('%d', y.year),
  CAST(NULL AS double),
  y.value_before,
  y.status
FROM yearly y
JOIN latest l ON l.year = y.year
WHERE y.status = 'not_reported' AND y.status_before = 'reported'
UNION ALL
SELECT
  'jumped',
  m.commitment,
  m.region,
  date_format(m.month, '%Y-%m'),
  m.cases,
  m.usual,
  'list entries'
FROM monthly m
WHERE m.usual IS NOT NULL AND m.cases > m.usual + 5 * greatest(m.spread, sqrt(m.usual), 1)
