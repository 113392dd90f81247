-- What each indicator adds to an index.
SELECT
  'A' AS freq,
  CAST(year AS varchar) AS period,
  framework,
  node,
  region,
  part,
  commitment,
  direction,
  status,
  imputed,
  unit,
  value,
  normalised,
  weight,
  contribution,
  peers,
  better_than,
  strength
FROM policy.index_contribution
