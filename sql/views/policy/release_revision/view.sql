-- Which release corrects which, and why; what was withdrawn (修订记录).
SELECT
  r.release,
  r.creation,
  'supersedes' AS event,
  r.created_at AS at,
  r.supersedes AS concerns,
  r.reason,
  e.who
FROM lake.ops.release r
LEFT JOIN lake.ops.release_event e
  ON e.release = r.release AND e.creation = r.creation AND e.event = 'created'
WHERE r.supersedes IS NOT NULL
UNION ALL
SELECT e.release, e.creation, e.event, e.at, e.release, e.reason, e.who
FROM lake.ops.release_event e
JOIN lake.ops.release r ON r.release = e.release AND r.creation = e.creation
WHERE e.event <> 'created'
