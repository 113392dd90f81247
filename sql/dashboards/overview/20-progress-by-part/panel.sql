-- How the commitments of each part stand (各部分任务进展).
SELECT
  s.member AS part,
  s.achieved,
  s.on_track + s.advancing AS on_track,
  s.moderate,
  s.limited + s.steady AS limited,
  s.regressing + s.receding AS regressing,
  s.watched,
  s.not_assessable,
  s.commitments
FROM lake.policy.scorecard s
WHERE s.scope = 'part' AND s.region = coalesce(:province, '000000') AND s.year = :year
ORDER BY s.member
