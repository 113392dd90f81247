-- Whether the indicators of an index belong together (指数内在一致性).
SELECT
  c.framework,
  c.kind,
  c.node,
  n.name_zh,
  n.name_en,
  c.other,
  o.name_zh AS other_zh,
  o.name_en AS other_en,
  c.levels,
  c.component,
  c.pearson,
  c.spearman,
  c.kendall,
  c.flag,
  c.eigenvalue,
  c.explained,
  c.loading,
  c.kept,
  CAST(NULL AS double) AS alpha,
  CAST(NULL AS double) AS weight,
  CAST(NULL AS double) AS importance,
  b.run
FROM lake.stat.index_coherence c
JOIN lake.policy.index_basis b ON b.run = c.run
LEFT JOIN lake.ref.index_node n ON n.framework = c.framework AND n.node = c.node
LEFT JOIN lake.ref.index_node o ON o.framework = c.framework AND o.node = c.other
UNION ALL
SELECT
  w.framework,
  'node',
  w.node,
  n.name_zh,
  n.name_en,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  w.alpha,
  w.weight,
  w.importance,
  b.run
FROM lake.stat.index_node w
JOIN lake.policy.index_basis b ON b.run = w.run
LEFT JOIN lake.ref.index_node n ON n.framework = w.framework AND n.node = w.node
WHERE w.left_out IS NULL
