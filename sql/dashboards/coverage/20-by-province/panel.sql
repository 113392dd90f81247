-- Coverage of organisations on the map of provinces, of all or of one key field (各省主体覆盖率).
SELECT
  c.region,
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  'reported' AS status,
  c.month,
  s.senders
FROM lake.policy.coverage_total c
LEFT JOIN lake.policy.coverage_sender s ON s.region = c.region
WHERE :field IS NULL AND c.month = :month AND c.level = 'province' AND c.facet = 'all'
UNION ALL
SELECT f.region, f.covered, f.subjects, f.rate, f.status, f.month, s.senders
FROM lake.policy.coverage_by_field f
LEFT JOIN lake.policy.coverage_sender s ON s.region = f.region
WHERE f.field = :field AND f.level = 'province' AND f.month = :month
ORDER BY 1
