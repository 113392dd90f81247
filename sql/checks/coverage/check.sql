-- Organisations with a record in force on the last day of each month that deliveries cover, of those
-- that are in the registers on that day; as known last.
WITH
  subject AS (
    SELECT DISTINCT t.month, s.province_code, s.subject_id
    FROM lake.policy.reported_month t
    JOIN lake.policy.subject_history s
      ON s.valid_from < t.month_end AND (s.valid_to IS NULL OR t.month_end <= s.valid_to)
    WHERE NOT s.ended
  ),
  recorded AS (
    SELECT DISTINCT t.month, r.subject_id
    FROM lake.policy.reported_month t
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
  if(grouping(s.province_code) = 0, 'province', 'nation') AS level,
  if(grouping(s.province_code) = 0, s.province_code, '000000') AS region,
  count(DISTINCT r.subject_id) AS covered,
  count(DISTINCT s.subject_id) AS subjects
FROM subject s
LEFT JOIN recorded r ON r.month = s.month AND r.subject_id = s.subject_id
GROUP BY GROUPING SETS ((s.month, s.province_code), (s.month))
