-- Coverage of the region by department (按部门).
SELECT
  c.member,
  c.covered,
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate,
  c.month
FROM lake.policy.coverage_total c
WHERE c.month = :month AND c.region = :region AND c.facet = 'department' AND c.member IS NOT NULL
ORDER BY rate DESC, c.member
