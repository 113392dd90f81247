-- Coverage of the region month by month, of all and of the chosen field (覆盖率走势).
SELECT
  c.month,
  'all' AS field,
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  'reported' AS status
FROM lake.policy.coverage_total c
WHERE c.region = :region AND c.facet = 'all' AND c.month <= :month
UNION ALL
SELECT f.month, f.field, f.covered, f.subjects, f.rate, f.status
FROM lake.policy.coverage_by_field f
WHERE f.field = :field AND f.region = coalesce(:province, '000000') AND f.month <= :month
ORDER BY 1, 2
