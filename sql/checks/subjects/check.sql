-- Organisations on the last day of each month that deliveries cover, by province of the register.
SELECT
  s.province_code,
  t.month,
  count(DISTINCT s.subject_id) AS subjects
FROM lake.policy.reported_month t
JOIN lake.policy.subject_history s
  ON s.valid_from < t.month_end AND (s.valid_to IS NULL OR t.month_end <= s.valid_to)
WHERE NOT s.ended
GROUP BY s.province_code, t.month
