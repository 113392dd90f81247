-- Rejected rows by reason, and which of them came again mended (隔离区).
WITH
  rejected AS (
    SELECT
      r.reason,
      r.feed,
      d.sender,
      r.delivery_id,
      r.line,
      min(d.known_from) AS known_from
    FROM lake.ops.rejection r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    GROUP BY r.reason, r.feed, d.sender, r.delivery_id, r.line
  ),
  mended AS (
    SELECT DISTINCT m.feed, m.mended_delivery, m.mended_line
    FROM lake.ops.mended m
    JOIN lake.policy.taken_delivery d ON d.feed = m.feed AND d.delivery_id = m.delivery_id
  )
SELECT
  r.reason,
  r.feed,
  r.sender,
  count(*) AS rows,
  count(m.mended_line) AS mended,
  count(*) - count(m.mended_line) AS open,
  min(r.known_from) AS first_seen,
  max(r.known_from) AS last_seen
FROM rejected r
LEFT JOIN mended m
  ON m.feed = r.feed AND m.mended_delivery = r.delivery_id AND m.mended_line = r.line
GROUP BY r.reason, r.feed, r.sender
