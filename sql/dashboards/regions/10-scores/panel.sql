-- Scores and ranks of all frameworks, with intervals and what is known (各框架得分与位次).
SELECT
  s.framework,
  s.region,
  s.score,
  s.score_low,
  s.score_high,
  s.rank,
  s.rank_low,
  s.rank_high,
  s.ranked,
  s.weight_known,
  s.grade,
  s.reported,
  s.not_reported,
  s.not_applicable,
  s.suppressed,
  s.unavailable,
  coalesce(s.reason, s.status) AS status
FROM lake.policy.index_score s
WHERE s.parent IS NULL AND s.year = :year AND (:province IS NULL OR s.region = :province)
ORDER BY s.framework, s.rank NULLS LAST, s.region
