-- Timeliness of licences and penalties by place and department that decided (双公示及时性).
SELECT
  l.known_month AS month,
  r.category AS class,
  l.feed,
  l.sender,
  r.province_code,
  r.city_code,
  r.department,
  count(*) AS records,
  count(l.working_days) AS judged,
  count_if(l.working_days > l.timely_days) AS late
FROM lake.policy.record_latency l
JOIN lake.core.record r
  ON r.feed = l.feed AND r.delivery_id = l.delivery_id AND r.line = l.line
JOIN lake.policy.horizon h ON l.known_month <= h.last_month
WHERE l.timely_working AND r.category IN ('licence', 'penalty')
GROUP BY
  l.known_month, r.category, l.feed, l.sender, r.province_code, r.city_code, r.department
