-- Organisations of each cell at the end of each month (各单元月末存量).
SELECT t.month, s.level, s.region, s.kind, s.facet, s.member, s.covered, s.subjects
FROM lake.policy.coverage_span s
JOIN lake.policy.reported_month t
  ON s.from_month <= t.month AND (s.to_month IS NULL OR t.month < s.to_month)
WHERE s.covered > 0 OR s.subjects > 0
