-- When each department last delivered (报送时效：最近一次报送).
WITH
  monthly AS (
    SELECT q.*, max(q.month) OVER () AS newest
    FROM lake.policy.delivery_quality q
    WHERE q.province_code IS NULL
  )
SELECT
  m.sender,
  max(m.month) AS last_month,
  date_diff('month', max(m.month), max(m.newest)) AS months_behind,
  max_by(m.deliveries, m.month) AS deliveries,
  max_by(m.rows_reported, m.month) AS rows_reported
FROM monthly m
WHERE m.deliveries > m.deliveries_refused
GROUP BY m.sender
ORDER BY last_month, m.sender
