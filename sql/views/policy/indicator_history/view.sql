-- Values of the indicators as they were known from one moment to another (指标值历次版本).
SELECT
  v.commitment,
  v.region,
  v.department,
  v.field,
  v.kind_of_period,
  CASE v.kind_of_period
    WHEN 'month' THEN date_format(v.month, '%Y-%m')
    WHEN 'quarter' THEN format('%dQ%d', year(v.month), quarter(v.month))
    ELSE date_format(v.month, '%Y')
  END AS period,
  v.month,
  v.status,
  v.numerator,
  v.denominator,
  v.value,
  v.version,
  r.computed_at AS known_from,
  lead(r.computed_at) OVER (
    PARTITION BY v.commitment, v.region, v.department, v.field, v.kind_of_period, v.month
    ORDER BY v.generation, v.round) AS known_to
FROM lake.stat.indicator_value v
JOIN lake.stat.coverage_round r ON r.generation = v.generation AND r.round = v.round
JOIN lake.policy.horizon h ON v.month <= h.last_month
