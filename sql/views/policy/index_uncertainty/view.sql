-- What moves scores and ranks, and what was left out (指数不确定性).
SELECT
  u.framework,
  u.output,
  u.region,
  u.year,
  u.factor,
  u.node,
  n.name_zh,
  n.name_en,
  w.weight,
  w.importance,
  u.first_order,
  u.total_order,
  u.mean_shift,
  u.most_shift,
  CAST(NULL AS varchar) AS reason,
  b.run
FROM lake.stat.index_uncertainty u
JOIN lake.policy.index_basis b ON b.run = u.run
JOIN lake.policy.horizon h ON u.year IS NULL OR u.year <= h.last_year
LEFT JOIN lake.ref.index_node n ON n.framework = u.framework AND n.node = u.node
LEFT JOIN lake.stat.index_node w ON w.run = u.run AND w.node = u.node
UNION ALL
SELECT
  w.framework,
  'left_out',
  NULL,
  NULL,
  NULL,
  w.node,
  n.name_zh,
  n.name_en,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  w.left_out,
  b.run
FROM lake.stat.index_node w
JOIN lake.policy.index_basis b ON b.run = w.run
JOIN lake.ref.index_node n ON n.framework = w.framework AND n.node = w.node
WHERE w.left_out IS NOT NULL AND n.level = 1
