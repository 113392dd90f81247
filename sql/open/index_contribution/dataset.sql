-- What each indicator adds to an index, to a tenth of a point as the scores are.
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
  round(normalised, 1) AS normalised,
  weight,
  round(contribution, 1) AS contribution,
  round(peers, 1) AS peers,
  better_than,
  round(strength, 1) AS strength
FROM policy.index_contribution
