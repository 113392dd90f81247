-- Yearly values of the indicators, not told apart by department or field.
SELECT
  'A' AS freq,
  v.period,
  v.commitment,
  v.region,
  v.status,
  c.measure AS counted_by,
  c.basis,
  c.unit,
  v.version,
  last_day_of_month(v.month) AS as_at,
  CAST(v.value AS double) AS value,
  CAST(v.numerator AS double) AS numerator,
  CAST(v.denominator AS double) AS denominator
FROM policy.indicator v
JOIN policy.commitment c ON c.commitment = v.commitment
WHERE v.kind_of_period = 'year' AND v.department IS NULL AND v.field IS NULL
