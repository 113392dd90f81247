-- Records reported later than the rule of their feed allows, in working days (报送及时率).
WITH
  judged AS (
    SELECT
      r.feed,
      r.province_code,
      CAST(date_trunc('month', r.event_date) AS date) AS month,
      reported.working_days - event.working_days AS days
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    LEFT JOIN lake.ref.calendar event ON event.day = r.event_date
    LEFT JOIN lake.ref.calendar reported
      ON reported.day = coalesce(r.reported_date, d.known_from)
    WHERE coalesce(r.action, 'new') = 'new'
  ),
  rule AS (
    SELECT feed, sender, timely_days
    FROM lake.ref.feed
    WHERE timely_working AND shape = 'record'
  ),
  place AS (
    SELECT DISTINCT feed, province_code FROM judged
  ),
  time AS (
    SELECT DISTINCT feed, month FROM judged
  ),
  counted AS (
    SELECT
      j.feed,
      j.province_code,
      j.month,
      count(j.days) AS reported,
      count_if(j.days > f.timely_days) AS late,
      count_if(j.days IS NULL) AS unjudged
    FROM judged j
    JOIN rule f ON f.feed = j.feed
    GROUP BY j.feed, j.province_code, j.month
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
