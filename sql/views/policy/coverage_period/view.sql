-- Rates of coverage by month, quarter and year: the stock at the period's end (覆盖率).
WITH
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
  c.subjects,
  CAST(c.covered AS double) / nullif(c.subjects, 0) AS rate
FROM period p
JOIN lake.policy.coverage_total c ON c.month = p.month
