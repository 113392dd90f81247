-- The months that deliveries cover, by what they declare (报送覆盖月份).
WITH
  span AS (
    SELECT
      date_trunc('month', min(period_from)) AS first_month,
      date_trunc('month', max(period_to)) AS last_month
    FROM lake.policy.taken_delivery
  )
SELECT
  CAST(m.month AS date) AS month,
  CAST(m.month + INTERVAL '1' MONTH AS date) AS month_end
FROM span
CROSS JOIN UNNEST(sequence(first_month, last_month, INTERVAL '1' MONTH)) AS m (month)
