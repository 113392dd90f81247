-- The divisions directly under the region (下级地区).
SELECT
  c.region,
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  c.month,
  s.senders
FROM lake.policy.coverage_total c
LEFT JOIN lake.policy.coverage_sender s ON s.region = rpad(substr(c.region, 1, 2), 6, '0')
WHERE c.month = :month AND c.facet = 'all'
  AND (
    :level = 'nation' AND c.level = 'province'
    OR :level = 'province' AND c.level = 'prefecture'
      AND substr(c.region, 1, 2) = substr(:region, 1, 2)
    OR :level = 'prefecture' AND c.level = 'county'
      AND substr(c.region, 1, 4) = substr(:region, 1, 4))
ORDER BY c.region
