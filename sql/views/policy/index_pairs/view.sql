-- Pairs of regions that cannot be told apart (不可区分的地区).
SELECT
  p.framework,
  p.class,
  p.year,
  p.region,
  p.other,
  p.above,
  b.interval,
  b.replications,
  b.run
FROM lake.stat.index_pair p
JOIN lake.policy.index_basis b ON b.run = p.run
JOIN lake.policy.horizon h ON p.year <= h.last_year
