-- What became of the rows of each month (逐月核对).
SELECT
  q.month,
  sum(q.rows_accepted) AS accepted,
  sum(q.rows_rejected) AS rejected,
  sum(q.rows_duplicate) AS duplicate,
  sum(q.rows_reported) AS rows_read,
  sum(q.rows_reported) - sum(q.rows_accepted) - sum(q.rows_rejected) - sum(q.rows_duplicate)
    AS difference
FROM lake.policy.delivery_quality q
WHERE q.province_code IS NULL
GROUP BY q.month
ORDER BY q.month
