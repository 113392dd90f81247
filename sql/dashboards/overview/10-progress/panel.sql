-- How many commitments stand how, over all parts (任务总体进展).
SELECT
  s.commitments,
  s.achieved,
  CAST(s.achieved AS double) / s.commitments AS achieved_rate,
  s.achieved + s.on_track + s.advancing AS well,
  CAST(s.achieved + s.on_track + s.advancing AS double) / s.commitments AS well_rate,
  s.not_assessable,
  s.not_assessable_rate,
  s.score,
  s.scored,
  CAST(s.scored AS double) / s.commitments AS scored_rate,
  s.year
FROM lake.policy.scorecard s
WHERE s.scope = 'all' AND s.region = coalesce(:province, '000000') AND s.year = :year
