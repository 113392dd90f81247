-- Rates of coverage by month, quarter and year: the stock at the period's end (覆盖率).
WITH
  -- All kinds of organisations together.
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
  ),
  period AS (
    SELECT
      t.month,
      p.kind_of_period,
      CASE p.kind_of_period
        WHEN 'month' THEN date_format(t.month, '%Y-%m')
        WHEN 'quarter' THEN format('%dQ%d', year(t.month), quarter(t.month))
        ELSE date_format(t.month, '%Y')
      END AS period
    FROM lake.policy.reported_month t
    CROSS JOIN UNNEST(ARRAY['month', 'quarter', 'year'], ARRAY[1, 3, 12])
      AS p (kind_of_period, months)
    WHERE month(t.month) % p.months = 0
  )
SELECT
  p.kind_of_period,
  p.period,
  c.month,
  c.level,
  c.region,
  c.facet,
  c.member,
  c.covered,
  coalesce(a.subjects, c.subjects) AS subjects,
  CAST(c.covered AS double) / nullif(coalesce(a.subjects, c.subjects), 0) AS rate
FROM period p
JOIN counted c ON c.month = p.month
-- a field or department is of interest to all organisations, whatever their kind
LEFT JOIN counted a
  ON c.facet IN ('field', 'department')
  AND a.facet = 'all'
  AND a.month = c.month
  AND a.level = c.level
  AND a.region = c.region
