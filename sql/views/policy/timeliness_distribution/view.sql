-- How many working days it takes from event to report (报送时效分布).
WITH
  judged AS (
    SELECT
      f.sender,
      r.feed,
      f.timely_days,
      r.province_code,
      CAST(date_trunc('month', r.event_date) AS date) AS month,
      reported.working_days - event.working_days AS days
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    JOIN lake.ref.feed f ON f.feed = r.feed
    LEFT JOIN lake.ref.calendar event ON event.day = r.event_date
    LEFT JOIN lake.ref.calendar reported
      ON reported.day = coalesce(r.reported_date, d.known_from)
    WHERE coalesce(r.action, 'new') = 'new'
  )
SELECT
  sender,
  feed,
  province_code,
  month,
  min(timely_days) AS timely_days,
  count(*) AS records,
  count_if(days <= 1) AS days_0_1,
  count_if(days BETWEEN 2 AND 3) AS days_2_3,
  count_if(days BETWEEN 4 AND 7) AS days_4_7,
  count_if(days BETWEEN 8 AND 10) AS days_8_10,
  count_if(days BETWEEN 11 AND 20) AS days_11_20,
  count_if(days > 20) AS days_over_20,
  count_if(days IS NULL) AS unjudged,
  approx_percentile(days, 0.5) AS median_days,
  approx_percentile(days, 0.9) AS ninetieth_days
FROM judged
GROUP BY sender, feed, province_code, month
