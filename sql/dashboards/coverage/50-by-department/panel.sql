-- Coverage of the region by department (按部门).
SELECT c.member, c.covered, c.subjects, c.rate, c.month
FROM lake.policy.coverage_period c
WHERE c.kind_of_period = 'month' AND c.month = :month AND c.region = :region
  AND c.facet = 'department' AND c.member IS NOT NULL
ORDER BY c.rate DESC, c.member
