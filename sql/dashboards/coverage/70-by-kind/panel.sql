-- Coverage of the region by kind of organisation (按机构类别).
SELECT
  coalesce(c.kind, 'unknown') AS kind,
  c.covered,
  c.subjects,
  IF(c.subjects > 0, CAST(c.covered AS double) / c.subjects) AS rate,
  IF(c.subjects > 0, 'reported', 'not_applicable') AS status,
  c.month,
  s.senders
FROM lake.policy.coverage_stock c
LEFT JOIN lake.policy.coverage_sender s ON s.region = rpad(substr(c.region, 1, 2), 6, '0')
WHERE c.month = :month AND c.region = :region AND c.facet = 'all'
ORDER BY c.subjects DESC, kind
