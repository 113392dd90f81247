-- Coverage of each province in each of the 17 key fields (地区 × 重点领域).
SELECT f.region, f.field, f.position, f.covered, f.subjects, f.rate, f.status, f.month
FROM lake.policy.coverage_by_field f
WHERE f.level = 'province' AND f.month = :month
ORDER BY f.region, f.position
