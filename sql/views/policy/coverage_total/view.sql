-- Organisations of all kinds together, by cell and month (各类主体合计).
WITH
  counted AS (
    SELECT
      month,
      level,
      region,
      facet,
      member,
      sum(covered) AS covered,
      sum(subjects) AS subjects
    FROM lake.policy.coverage_stock
    GROUP BY month, level, region, facet, member
  )
SELECT
  c.month,
  c.level,
  c.region,
  c.facet,
  c.member,
  c.covered,
  coalesce(a.subjects, c.subjects) AS subjects
FROM counted c
-- a field or department is of interest to all organisations, whatever their kind
LEFT JOIN counted a
  ON c.facet IN ('field', 'department')
  AND a.facet = 'all'
  AND a.month = c.month
  AND a.level = c.level
  AND a.region = c.region
