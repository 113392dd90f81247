-- Records of events from before the period of their delivery (迟报记录).
SELECT
  r.feed,
  d.sender,
  r.category,
  r.document_no,
  r.province_code,
  r.event_date,
  d.period_from,
  d.known_from,
  date_diff('day', r.event_date, d.known_from) AS latency_days,
  known.working_days - event.working_days AS latency_working_days,
  r.delivery_id,
  r.line
FROM lake.core.record r
JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
LEFT JOIN lake.ref.calendar event ON event.day = r.event_date
LEFT JOIN lake.ref.calendar known ON known.day = d.known_from
WHERE r.event_date < d.period_from
