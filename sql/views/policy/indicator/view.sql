-- Values of the indicators as they stand (指标值).
WITH
  newest AS (
    SELECT
      v.*,
      row_number() OVER (
        PARTITION BY v.commitment, v.region, v.department, v.field, v.kind_of_period, v.month
        ORDER BY v.round DESC) AS position
    FROM lake.stat.indicator_value v
    JOIN lake.policy.standing_round s ON s.generation = v.generation AND v.round <= s.round
    JOIN lake.policy.horizon h ON v.month <= h.last_month
  )
SELECT
  commitment,
  region,
  department,
  field,
  kind_of_period,
  CASE kind_of_period
    WHEN 'month' THEN date_format(month, '%Y-%m')
    WHEN 'quarter' THEN format('%dQ%d', year(month), quarter(month))
    ELSE date_format(month, '%Y')
  END AS period,
  month,
  status,
  numerator,
  denominator,
  value,
  cells,
  cells_missing,
  version,
  round
FROM newest
WHERE position = 1
