-- Working days from event to report, by month of the event (报送时效分布).
SELECT
  t.month,
  sum(t.days_0_1) AS days_0_1,
  sum(t.days_2_3) AS days_2_3,
  sum(t.days_4_7) AS days_4_7,
  sum(t.days_8_10) AS days_8_10,
  sum(t.days_11_20) AS days_11_20,
  sum(t.days_over_20) AS days_over_20,
  sum(t.unjudged) AS unjudged,
  sum(t.records) AS records
FROM lake.policy.timeliness_distribution t
WHERE (:province IS NULL OR t.province_code = :province) AND t.month <= :month
GROUP BY t.month
ORDER BY t.month
