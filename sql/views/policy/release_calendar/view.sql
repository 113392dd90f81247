-- Releases with their embargo, and how they stand now (发布日历).
WITH
  withdrawn AS (
    SELECT release, creation, min(at) AS withdrawn_at, min_by(reason, at) AS withdrawn_because
    FROM lake.ops.release_event
    WHERE event = 'withdrawn'
    GROUP BY release, creation
  ),
  superseded AS (
    SELECT supersedes AS release, min_by(release, created_at) AS superseded_by
    FROM lake.ops.release
    WHERE supersedes IS NOT NULL
    GROUP BY supersedes
  )
SELECT
  r.release,
  r.as_of,
  r.created_at,
  r.embargo_until,
  coalesce(r.embargo_until, r.created_at) AS due_at,
  CASE
    WHEN w.withdrawn_at IS NOT NULL THEN 'withdrawn'
    WHEN r.embargo_until > current_timestamp THEN 'embargoed'
    ELSE 'published'
  END AS status,
  r.reason,
  r.supersedes,
  s.superseded_by,
  w.withdrawn_at,
  w.withdrawn_because,
  r.program,
  r.digest
FROM lake.ops.release r
LEFT JOIN withdrawn w ON w.release = r.release AND w.creation = r.creation
LEFT JOIN superseded s ON s.release = r.release
