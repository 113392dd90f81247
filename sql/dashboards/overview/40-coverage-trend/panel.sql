-- The three rates month by month (三种覆盖率走势).
SELECT
  c.month,
  'organisations' AS rate_of,
  c.covered AS part,
  c.subjects AS whole,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  'reported' AS status
FROM lake.policy.coverage_total c
WHERE c.region = :region AND c.facet = 'all' AND c.month <= :month
UNION ALL
SELECT g.month, 'categories', g.items_fed, g.items, g.rate, g.status
FROM lake.policy.category_coverage g
WHERE g.scope = 'nation' AND g.month <= :month
UNION ALL
SELECT r.month, 'provinces', r.delivering, r.regions, r.rate, 'reported'
FROM lake.policy.region_coverage r
WHERE r.level = 'province' AND r.month <= :month
ORDER BY 1, 2
