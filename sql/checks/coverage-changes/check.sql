-- Changes of every cell of coverage from month to month, as the stream counted them; what came
-- before the first month that deliveries cover counts as of that month.
WITH
  span AS (
    SELECT min(month) AS first_month, max(month) AS last_month
    FROM lake.policy.reported_month
  )
SELECT
  greatest(c.month, s.first_month) AS month,
  c.province_code,
  c.city_code,
  c.kind,
  c.facet,
  c.member,
  sum(c.subjects) AS subjects,
  sum(c.covered) AS covered
FROM lake.policy.coverage_change c
CROSS JOIN span s
WHERE c.month <= s.last_month
GROUP BY
  greatest(c.month, s.first_month), c.province_code, c.city_code, c.kind, c.facet, c.member
HAVING sum(c.subjects) <> 0 OR sum(c.covered) <> 0
