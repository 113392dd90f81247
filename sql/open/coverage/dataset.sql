-- Coverage at the end of months, quarters and years, of the nation and provinces.
SELECT
  CASE kind_of_period WHEN 'month' THEN 'M' WHEN 'quarter' THEN 'Q' ELSE 'A' END AS freq,
  replace(period, 'Q', '-Q') AS period,
  region,
  facet,
  CASE WHEN member IS NOT NULL THEN member WHEN facet = 'all' THEN '_T' ELSE '_U' END AS member,
  level,
  last_day_of_month(month) AS as_at,
  covered,
  subjects,
  rate
FROM policy.coverage_period
WHERE level IN ('nation', 'province')
