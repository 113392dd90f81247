-- The index of the plan on the map of provinces (综合指数).
SELECT
  s.region,
  s.score,
  s.score_low,
  s.score_high,
  s.rank,
  s.rank_low,
  s.rank_high,
  s.grade,
  s.reported,
  s.indicators,
  coalesce(s.reason, s.status) AS status,
  s.year
FROM lake.policy.index_score s
WHERE s.framework = 'integrity' AND s.parent IS NULL AND s.year = :year
  AND (:province IS NULL OR s.region = :province)
ORDER BY s.region
