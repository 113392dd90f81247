-- The months that deliveries cover (报送覆盖月份): as declared; where none declares, as known.
WITH
  span AS (
    SELECT
      date_trunc('month', coalesce(min(period_from), min(known_from))) AS first_month,
      date_trunc('month', coalesce(max(period_to), max(known_from))) AS last_month
    FROM lake.policy.taken_delivery
  )
SELECT
  CAST(m.month AS date) AS month,
  CAST(m.month + INTERVAL '1' MONTH AS date) AS month_end
FROM span
CROSS JOIN UNNEST(sequence(first_month, last_month, INTERVAL '1' MONTH)) AS m (month)
JOIN lake.policy.horizon h ON m.month <= h.last_month
