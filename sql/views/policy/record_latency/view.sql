-- Working days from an event to its report, record by record (信用信息报送时效).
SELECT
  r.feed,
  d.sender,
  r.delivery_id,
  r.line,
  r.province_code,
  CAST(date_trunc('month', r.event_date) AS date) AS event_month,
  CAST(date_trunc('month', d.known_from) AS date) AS known_month,
  reported.working_days - event.working_days AS working_days,
  f.timely_days,
  f.timely_working
FROM lake.core.record r
JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
JOIN lake.ref.feed f ON f.feed = r.feed
LEFT JOIN lake.ref.calendar event ON event.day = r.event_date
LEFT JOIN lake.ref.calendar reported ON reported.day = coalesce(r.reported_date, d.known_from)
WHERE coalesce(r.action, 'new') = 'new'
