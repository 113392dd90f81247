-- Each sender in the period: in time, conforming, as declared (报送单位质量).
SELECT
  q.sender,
  sum(q.deliveries) AS deliveries,
  sum(q.rows_reported) AS rows_reported,
  sum(q.rows_rejected) AS rejected,
  sum(q.rows_reported) - sum(q.rows_rejected) AS conforming,
  CAST(sum(q.rows_reported) - sum(q.rows_rejected) AS double) / nullif(sum(q.rows_reported), 0)
    AS conformity,
  IF(sum(q.rows_reported) > 0, 'reported', 'not_reported') AS conformity_status,
  sum(q.judged) - sum(q.late) AS in_time,
  sum(q.judged) AS judged,
  CAST(sum(q.judged) - sum(q.late) AS double) / nullif(sum(q.judged), 0) AS punctuality,
  IF(sum(q.judged) > 0, 'reported', 'not_applicable') AS punctuality_status,
  sum(q.wrong_codes) AS wrong_codes,
  sum(q.corrections) + sum(q.withdrawals) AS corrected
FROM lake.policy.delivery_quality q
WHERE q.month BETWEEN :first_month AND :month
  AND (:province IS NULL AND q.province_code IS NULL OR q.province_code = :province)
GROUP BY q.sender
ORDER BY conformity, q.sender
