-- Coverage of the region by industry (按行业).
SELECT
  c.member,
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  c.month,
  s.senders
FROM lake.policy.coverage_total c
LEFT JOIN lake.policy.coverage_sender s ON s.region = rpad(substr(c.region, 1, 2), 6, '0')
WHERE c.month = :month AND c.region = :region AND c.facet = 'industry' AND c.member IS NOT NULL
ORDER BY rate DESC, c.member
