-- Releases that readers may see now (已公开发布).
SELECT
  r.release,
  r.as_of,
  r.created_at,
  r.due_at,
  r.supersedes,
  -- a correction that is not out yet is not named either
  c.release AS superseded_by
FROM lake.policy.release_calendar r
LEFT JOIN lake.policy.release_calendar c ON c.release = r.superseded_by AND c.status = 'published'
WHERE r.status = 'published'
