-- Organisations with a record in force in a key field on the last day of each month that deliveries
-- cover, of those that are in the registers on that day; as known last.
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
  ),
  subject AS (
    SELECT DISTINCT t.month, s.province_code, s.subject_id
    FROM time t
    JOIN lake.policy.subject_history s
      ON s.valid_from < t.month_end AND (s.valid_to IS NULL OR t.month_end <= s.valid_to)
    WHERE NOT s.ended
  ),
  recorded AS (
    SELECT DISTINCT t.month, r.field, r.subject_id
    FROM time t
    JOIN lake.policy.record_history r
      ON r.valid_from < t.month_end AND (r.valid_to IS NULL OR t.month_end <= r.valid_to)
    WHERE r.known_to IS NULL
      -- of the steps in the life of a list entry only the entry itself lasts
      AND (
        r.category IN ('licence', 'penalty', 'rating', 'pledge')
        OR (r.category = 'list' AND r.stage = 'entry'))
  )
SELECT
  s.month,
  r.field,
  count(DISTINCT s.subject_id) AS covered
FROM subject s
JOIN recorded r ON r.month = s.month AND r.subject_id = s.subject_id
WHERE r.field IS NOT NULL
GROUP BY s.month, r.field
