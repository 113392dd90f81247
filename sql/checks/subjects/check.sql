-- Organisations on the last day of each month that deliveries cover, by province of the register.
WITH
  span AS (
    SELECT
      date_trunc('month', min(period_from)) AS first_month,
      date_trunc('month', max(period_to)) AS last_month
    FROM lake.policy.taken_delivery
  ),
  time AS (
    SELECT
      CAST(m.month AS date) AS month,
      CAST(m.month + INTERVAL '1' MONTH AS date) AS month_end
    FROM span
    CROSS JOIN UNNEST(sequence(first_month, last_month, INTERVAL '1' MONTH)) AS m (month)
  )
SELECT
  s.province_code,
  t.month,
  count(DISTINCT s.subject_id) AS subjects
FROM time t
JOIN lake.policy.subject_history s
  ON s.valid_from < t.month_end AND (s.valid_to IS NULL OR t.month_end <= s.valid_to)
WHERE NOT s.ended
GROUP BY s.province_code, t.month
