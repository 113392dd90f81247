-- Every row read is accepted, rejected or duplicate; how much conforms and is in time (总体).
SELECT
  sum(q.deliveries) AS deliveries,
  sum(q.deliveries_refused) AS refused,
  CAST(sum(q.deliveries_refused) AS double) / sum(q.deliveries) AS refused_rate,
  sum(q.rows_reported) AS rows_read,
  sum(q.rows_accepted) AS accepted,
  sum(q.rows_rejected) AS rejected,
  sum(q.rows_duplicate) AS duplicate,
  CAST(sum(q.rows_accepted) AS double) / nullif(sum(q.rows_reported), 0) AS accepted_rate,
  CAST(sum(q.rows_rejected) AS double) / nullif(sum(q.rows_reported), 0) AS rejected_rate,
  CAST(sum(q.rows_duplicate) AS double) / nullif(sum(q.rows_reported), 0) AS duplicate_rate,
  sum(q.late) AS late,
  sum(q.judged) AS judged,
  CAST(sum(q.late) AS double) / nullif(sum(q.judged), 0) AS late_rate,
  sum(q.declarations_met) AS met,
  sum(q.declarations_met) + sum(q.declarations_not_met) AS declared,
  CAST(sum(q.declarations_met) AS double)
    / nullif(sum(q.declarations_met) + sum(q.declarations_not_met), 0) AS met_rate
FROM lake.policy.delivery_quality q
WHERE q.province_code IS NULL AND q.month BETWEEN :first_month AND :month
HAVING count(*) > 0
