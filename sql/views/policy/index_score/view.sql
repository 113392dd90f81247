-- Scores of regions with their intervals, and how much is known (指数得分).
SELECT
  s.framework,
  s.node,
  n.parent,
  n.level,
  n.name_zh,
  n.name_en,
  s.region,
  s.class,
  s.year,
  s.status,
  s.reason,
  s.score,
  s.score_low,
  s.score_median,
  s.score_high,
  s.score_sd,
  s.rank,
  s.rank_low,
  s.rank_median,
  s.rank_high,
  s.ranked,
  s.rank_extended,
  s.weight_known,
  CAST(s.reported AS double) / nullif(s.indicators - s.not_applicable, 0) AS known_rate,
  -- Annex C, 5: how far an index can be relied on stands beside it.
  CASE
    WHEN s.indicators = s.not_applicable THEN NULL
    WHEN 10 * s.reported >= 9 * (s.indicators - s.not_applicable) THEN 'A'
    WHEN 4 * s.reported >= 3 * (s.indicators - s.not_applicable) THEN 'B'
    WHEN 2 * s.reported >= s.indicators - s.not_applicable THEN 'C'
    ELSE 'D'
  END AS grade,
  s.indicators,
  s.reported,
  s.zero,
  s.not_reported,
  s.not_applicable,
  s.suppressed,
  s.unavailable,
  s.imputed,
  b.framework_version,
  b.method_version,
  b.run,
  b.generation,
  b.round,
  b.computed_at
FROM lake.stat.index_score s
JOIN lake.policy.index_basis b ON b.run = s.run
JOIN lake.policy.horizon h ON s.year <= h.last_year
JOIN lake.ref.index_node n ON n.framework = s.framework AND n.node = s.node
