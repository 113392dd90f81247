-- Rows about natural persons, counted at the door.
SELECT
  r.feed,
  r.province_code,
  r.period_from AS month,
  CAST(sum(r.numerator) AS bigint) AS persons
FROM lake.core."return" r
JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
WHERE r.series = 'natural-person-rows' AND r.line = 0
GROUP BY r.feed, r.province_code, r.period_from
