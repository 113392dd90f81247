-- Coverage of the region by kind of organisation (按机构类别).
SELECT
  coalesce(c.kind, 'unknown') AS kind,
  c.covered,
  c.subjects,
  IF(c.subjects > 0, CAST(c.covered AS double) / c.subjects) AS rate,
  IF(c.subjects > 0, 'reported', 'not_applicable') AS status,
  c.month
FROM lake.policy.coverage c
WHERE c.month = :month AND c.region = :region AND c.facet = 'all'
ORDER BY c.subjects DESC, kind
