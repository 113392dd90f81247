-- Organisations in the registers, and those with a record in force, on the last day of each month
-- that deliveries cover, for all regions; as the stream counted them.
SELECT month, level, region, sum(covered) AS covered, sum(subjects) AS subjects
FROM lake.policy.coverage
WHERE facet = 'all'
GROUP BY month, level, region
