-- The three rates of the plan at the end of the period (三种覆盖率).
SELECT
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS organisations,
  IF(c.subjects IS NULL, 'not_reported', 'reported') AS organisations_status,
  g.items_fed,
  g.items,
  g.rate AS categories,
  coalesce(g.status, 'not_reported') AS categories_status,
  r.delivering,
  r.regions,
  r.rate AS provinces,
  IF(r.regions IS NULL, 'not_reported', 'reported') AS provinces_status,
  d.month AS as_of,
  s.senders
FROM (VALUES CAST(:month AS date)) AS d (month)
LEFT JOIN lake.policy.coverage_total c
  ON c.month = d.month AND c.region = :region AND c.facet = 'all'
LEFT JOIN lake.policy.coverage_sender s ON s.region = rpad(substr(:region, 1, 2), 6, '0')
LEFT JOIN lake.policy.category_coverage g ON g.scope = 'nation' AND g.month = d.month
LEFT JOIN lake.policy.region_coverage r ON r.level = 'province' AND r.month = d.month
