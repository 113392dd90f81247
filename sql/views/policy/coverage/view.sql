-- Coverage of organisations by month, region, kind and facet (信用主体覆盖).
SELECT
  c.month,
  c.level,
  c.region,
  c.kind,
  c.facet,
  c.member,
  c.covered,
  coalesce(a.subjects, c.subjects) AS subjects
FROM lake.policy.coverage_stock c
LEFT JOIN lake.policy.coverage_stock a
  ON c.facet IN ('field', 'department')
  AND a.facet = 'all'
  AND a.month = c.month
  AND a.level = c.level
  AND a.region = c.region
  AND coalesce(a.kind, '') = coalesce(c.kind, '')
