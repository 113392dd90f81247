-- Records reported later than the rule of their feed allows, in working days (报送及时率).
WITH
  rule AS (
    SELECT feed, sender
    FROM lake.ref.feed
    WHERE timely_working AND shape = 'record'
  ),
  place AS (
    SELECT DISTINCT feed, province_code FROM lake.policy.record_latency
  ),
  time AS (
    SELECT DISTINCT feed, event_month AS month FROM lake.policy.record_latency
  ),
  counted AS (
    SELECT
      j.feed,
      j.province_code,
      j.event_month AS month,
      count(j.working_days) AS reported,
      count_if(j.working_days > j.timely_days) AS late,
      count_if(j.working_days IS NULL) AS unjudged
    FROM lake.policy.record_latency j
    WHERE j.timely_working
    GROUP BY j.feed, j.province_code, j.event_month
  )
SELECT
  f.feed,
  f.sender,
  p.province_code,
  t.month,
  coalesce(c.reported, 0) AS reported,
  coalesce(c.late, 0) AS late,
  CAST(c.late AS double) / nullif(c.reported, 0) AS late_rate,
  coalesce(c.unjudged, 0) AS unjudged
FROM rule f
JOIN place p ON p.feed = f.feed
JOIN time t ON t.feed = f.feed
LEFT JOIN counted c
  ON c.feed = f.feed
  AND c.province_code IS NOT DISTINCT FROM p.province_code
  AND c.month = t.month
JOIN lake.policy.horizon h ON t.month <= h.last_month
