-- Coverage of natural persons, as departments counted it (自然人覆盖：部门汇总数之比).
WITH
  version AS (
    SELECT
      r.*,
      row_number() OVER (
        PARTITION BY
          r.feed, r.series, r.period_from, r.period_to, r.province_code, r.city_code, r.department,
          r.dimension, r.member
        ORDER BY
          coalesce(r.reported_date, d.known_from) DESC,
          d.known_from DESC,
          d.completed_at DESC,
          r.delivery_id DESC,
          r.line DESC) AS position
    FROM lake.core.return r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE r.guard = 'A' AND r.denominator_status IS NOT NULL
  ),
  cell AS (
    SELECT
      *,
      CASE
        WHEN numerator_status = 'reported' AND denominator_status = 'reported' THEN 'reported'
        WHEN numerator_status <> 'reported' THEN numerator_status
        ELSE denominator_status
      END AS status
    FROM version
    WHERE position = 1 AND action IS DISTINCT FROM 'withdraw'
  )
SELECT
  c.feed,
  c.series,
  c.period_from,
  c.period_to,
  c.province_code,
  c.dimension,
  count(*) AS cells,
  count_if(status = 'reported') AS cells_reported,
  count_if(status = 'not_reported') AS cells_not_reported,
  count_if(status = 'not_applicable') AS cells_not_applicable,
  count_if(status = 'suppressed') AS cells_suppressed,
  sum(numerator) FILTER (WHERE status = 'reported') AS numerator,
  sum(denominator) FILTER (WHERE status = 'reported') AS denominator,
  CAST(sum(numerator) FILTER (WHERE status = 'reported') AS double)
    / nullif(CAST(sum(denominator) FILTER (WHERE status = 'reported') AS double), 0) AS rate,
  f.grade
FROM cell c
JOIN lake.policy.horizon h ON c.period_to <= h.next_day
LEFT JOIN lake.ref.feed f ON f.feed = c.feed
GROUP BY c.feed, c.series, c.period_from, c.period_to, c.province_code, c.dimension, f.grade
