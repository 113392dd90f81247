-- Commitments by the department that reports them: how many stand how (按报送部门的任务进展).
SELECT
  s.member AS department,
  s.commitments,
  s.achieved,
  s.on_track,
  s.moderate,
  s.limited,
  s.regressing,
  s.advancing,
  s.steady,
  s.receding,
  s.watched,
  s.not_assessable,
  s.not_assessable_rate
FROM lake.policy.scorecard s
WHERE s.scope = 'department' AND s.year = :year
ORDER BY s.commitments DESC, s.member
