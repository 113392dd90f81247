-- Releases that readers may see now (已公开发布).
SELECT release, as_of, created_at, due_at, supersedes, superseded_by
FROM lake.policy.release_calendar
WHERE status = 'published'
