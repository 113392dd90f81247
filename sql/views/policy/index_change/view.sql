-- Why scores changed since the year before (指数变动分解).
SELECT
  c.framework,
  c.region,
  c.year,
  c.from_year,
  c.cause,
  c.node,
  n.name_zh,
  n.name_en,
  c.amount,
  b.run
FROM lake.stat.index_change c
JOIN lake.policy.index_basis b ON b.run = c.run
JOIN lake.policy.horizon h ON c.year <= h.last_year
LEFT JOIN lake.ref.index_node n ON n.framework = c.framework AND n.node = c.node
