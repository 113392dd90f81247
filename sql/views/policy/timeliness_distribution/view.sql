-- How many working days it takes from event to report (报送时效分布).
SELECT
  sender,
  feed,
  province_code,
  event_month AS month,
  min(timely_days) AS timely_days,
  count(*) AS records,
  count_if(working_days <= 1) AS days_0_1,
  count_if(working_days BETWEEN 2 AND 3) AS days_2_3,
  count_if(working_days BETWEEN 4 AND 7) AS days_4_7,
  count_if(working_days BETWEEN 8 AND 10) AS days_8_10,
  count_if(working_days BETWEEN 11 AND 20) AS days_11_20,
  count_if(working_days > 20) AS days_over_20,
  count_if(working_days IS NULL) AS unjudged,
  approx_percentile(working_days, 0.5) AS median_days,
  approx_percentile(working_days, 0.9) AS ninetieth_days
FROM lake.policy.record_latency
JOIN lake.policy.horizon ON event_month <= last_month
GROUP BY sender, feed, province_code, event_month
