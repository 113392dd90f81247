-- Rejected rows by reason: mended, and still open (隔离区).
SELECT
  q.reason,
  sum(q.open) AS still_open,
  sum(q.mended) AS mended,
  sum(q.rows) AS rejected
FROM lake.policy.quarantine q
GROUP BY q.reason
ORDER BY rejected DESC, q.reason
