-- Coverage of the region by industry (按行业).
SELECT c.member, c.covered, c.subjects, c.rate, c.month
FROM lake.policy.coverage_period c
WHERE c.kind_of_period = 'month' AND c.month = :month AND c.region = :region
  AND c.facet = 'industry' AND c.member IS NOT NULL
ORDER BY c.rate DESC, c.member
