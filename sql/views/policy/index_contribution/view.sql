-- What each indicator adds to the score of a region (指数构成).
SELECT
  c.framework,
  c.node,
  n.parent AS part,
  n.commitment,
  n.name_zh,
  n.name_en,
  n.direction,
  i.unit,
  c.region,
  c.class,
  c.year,
  c.status,
  c.value,
  c.imputed,
  c.normalised,
  c.weight,
  c.contribution,
  c.peers,
  c.better_than,
  c.weight * (c.normalised - c.peers) AS strength,
  b.run,
  b.framework_version,
  b.round
FROM lake.stat.index_contribution c
JOIN lake.policy.index_basis b ON b.run = c.run
JOIN lake.policy.horizon h ON c.year <= h.last_year
JOIN lake.ref.index_node n ON n.framework = c.framework AND n.node = c.node
JOIN lake.ref.indicator i ON i.commitment = n.commitment
