-- Accepted facts by the day they are about; counts of persons are no facts that were sent.
WITH
  fact AS (
    SELECT feed, delivery_id, valid_from AS day FROM lake.core.subject
    UNION ALL
    SELECT feed, delivery_id, event_date FROM lake.core.record
    UNION ALL
    SELECT feed, delivery_id, period_from
    FROM lake.core."return"
    WHERE NOT (series = 'natural-person-rows' AND line = 0)
    UNION ALL
    SELECT feed, delivery_id, event_date FROM lake.core.milestone
  )
SELECT
  f.feed,
  f.day,
  count(*) AS facts
FROM fact f
JOIN lake.policy.taken_delivery d ON d.feed = f.feed AND d.delivery_id = f.delivery_id
GROUP BY f.feed, f.day
