-- Quality of deliveries by sender, province and month, as the bulletins count it (报送质量通报).
WITH
  delivery AS (
    SELECT
      *,
      CAST(
        date_trunc(
          'month', coalesce(sent_on, CAST(arrived_at AT TIME ZONE 'Asia/Shanghai' AS date)))
        AS date) AS month
    FROM lake.ops.delivery
  ),
  -- Of the same bytes that came again after they were refused only the taken ones count as rows.
  nation AS (
    SELECT
      sender,
      CAST(NULL AS varchar) AS province_code,
      month,
      count(*) AS deliveries,
      count_if(status = 'refused') AS deliveries_refused,
      count_if(reconciliation = 'met') AS declarations_met,
      count_if(reconciliation = 'not_met') AS declarations_not_met,
      sum(rows_read) AS rows_reported,
      sum(rows_accepted) AS rows_accepted,
      sum(rows_rejected) AS rows_rejected,
      sum(rows_duplicate) AS rows_duplicate
    FROM delivery
    GROUP BY sender, month
  ),
  -- How many rows of a province were duplicates is not kept: their acceptance is not told.
  province AS (
    SELECT
      d.sender,
      r.province_code,
      d.month,
      count(DISTINCT d.feed || d.delivery_id) AS deliveries,
      CAST(NULL AS bigint) AS deliveries_refused,
      CAST(NULL AS bigint) AS declarations_met,
      CAST(NULL AS bigint) AS declarations_not_met,
      sum(r.rows_read) AS rows_reported,
      CAST(NULL AS bigint) AS rows_accepted,
      CAST(NULL AS bigint) AS rows_rejected,
      CAST(NULL AS bigint) AS rows_duplicate
    FROM lake.ops.delivery_region r
    JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE d.status <> 'refused' AND r.province_code IS NOT NULL
    GROUP BY d.sender, r.province_code, d.month
  ),
  rejected AS (
    SELECT
      d.sender,
      r.province_code,
      d.month,
      count(DISTINCT r.feed || r.delivery_id || CAST(r.line AS varchar)) AS rows_rejected,
      count(DISTINCT r.feed || r.delivery_id || CAST(r.line AS varchar))
        FILTER (WHERE r.reason LIKE 'code.%') AS wrong_codes
    FROM lake.ops.rejection r
    JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE d.status <> 'refused'
    GROUP BY GROUPING SETS ((d.sender, d.month), (d.sender, r.province_code, d.month))
    HAVING grouping(r.province_code) = 1 OR r.province_code IS NOT NULL
  ),
  mended AS (
    SELECT d.sender, d.month, count(*) AS rows_mended
    FROM lake.ops.mended m
    JOIN delivery d ON d.feed = m.feed AND d.delivery_id = m.delivery_id
    WHERE d.status <> 'refused'
    GROUP BY d.sender, d.month
  ),
  acted AS (
    SELECT feed, delivery_id, province_code, action FROM lake.core.record
    UNION ALL
    SELECT feed, delivery_id, province_code, action FROM lake.core.subject
    UNION ALL
    SELECT feed, delivery_id, province_code, action FROM lake.core.return
    UNION ALL
    SELECT feed, delivery_id, province_code, action FROM lake.core.milestone
  ),
  amended AS (
    SELECT
      d.sender,
      a.province_code,
      d.month,
      count_if(a.action = 'correct') AS corrections,
      count_if(a.action = 'withdraw') AS withdrawals
    FROM acted a
    JOIN delivery d ON d.feed = a.feed AND d.delivery_id = a.delivery_id
    WHERE d.status <> 'refused' AND a.action IN ('correct', 'withdraw')
    GROUP BY GROUPING SETS ((d.sender, d.month), (d.sender, a.province_code, d.month))
    HAVING grouping(a.province_code) = 1 OR a.province_code IS NOT NULL
  ),
  judged AS (
    SELECT
      sender,
      province_code,
      known_month AS month,
      count(working_days) AS judged,
      count_if(working_days > timely_days) AS late
    FROM lake.policy.record_latency
    WHERE timely_working
    GROUP BY GROUPING SETS ((sender, known_month), (sender, province_code, known_month))
    HAVING grouping(province_code) = 1 OR province_code IS NOT NULL
  ),
  -- What samples found withheld (瞒报): a return of whoever samples, its members the senders.
  sample AS (
    SELECT
      r.member AS sender,
      r.province_code,
      CAST(date_trunc('month', r.period_from) AS date) AS month,
      r.numerator,
      r.denominator,
      -- Half a pair tells nothing.
      if(r.numerator_status = 'reported',
        coalesce(r.denominator_status, 'not_reported'),
        r.numerator_status) AS status,
      r.action,
      row_number() OVER (
        PARTITION BY r.feed, r.member, r.province_code, r.period_from
        ORDER BY
          coalesce(r.reported_date, d.known_from) DESC,
          d.known_from DESC,
          d.completed_at DESC,
          r.delivery_id DESC,
          r.line DESC) AS position
    FROM lake.core."return" r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE r.series = 'concealed-decisions' AND r.dimension = 'sender'
  ),
  sampled AS (
    SELECT
      sender,
      province_code,
      month,
      sum(numerator) FILTER (WHERE status = 'reported') AS numerator,
      sum(denominator) FILTER (WHERE status = 'reported') AS denominator,
      CASE
        WHEN bool_or(status = 'reported') THEN 'reported'
        WHEN bool_or(status = 'suppressed') THEN 'suppressed'
        WHEN bool_or(status = 'not_applicable') THEN 'not_applicable'
        ELSE 'not_reported'
      END AS status
    FROM sample
    WHERE position = 1 AND action IS DISTINCT FROM 'withdraw'
    GROUP BY sender, province_code, month
  ),
  -- Where nobody tells the nation, it is the provinces of which a sample tells.
  concealed AS (
    SELECT * FROM sampled
    UNION ALL
    SELECT sender, CAST(NULL AS varchar), month, sum(numerator), sum(denominator), 'reported'
    FROM sampled
    WHERE status = 'reported'
    GROUP BY sender, month
    HAVING count_if(province_code IS NULL) = 0
  ),
  delivered AS (
    SELECT * FROM nation
    UNION ALL
    SELECT * FROM province
  ),
  -- A sample tells of a sender that delivered nothing as well.
  counted AS (
    SELECT * FROM delivered
    UNION ALL
    SELECT
      s.sender,
      s.province_code,
      s.month,
      0,
      if(s.province_code IS NULL, 0),
      if(s.province_code IS NULL, 0),
      if(s.province_code IS NULL, 0),
      0,
      if(s.province_code IS NULL, 0),
      if(s.province_code IS NULL, 0),
      if(s.province_code IS NULL, 0)
    FROM concealed s
    LEFT JOIN delivered d
      ON d.sender = s.sender
      AND d.month = s.month
      AND coalesce(d.province_code, '') = coalesce(s.province_code, '')
    WHERE d.sender IS NULL AND s.status <> 'not_reported'
  )
SELECT
  c.sender,
  c.province_code,
  c.month,
  c.deliveries,
  c.deliveries_refused,
  c.declarations_met,
  c.declarations_not_met,
  c.rows_reported,
  c.rows_accepted,
  coalesce(c.rows_rejected, x.rows_rejected, 0) AS rows_rejected,
  c.rows_duplicate,
  1 - CAST(coalesce(c.rows_rejected, x.rows_rejected, 0) AS double) / nullif(c.rows_reported, 0)
    AS conformity_rate,
  coalesce(x.wrong_codes, 0) AS wrong_codes,
  if(c.province_code IS NULL, coalesce(m.rows_mended, 0)) AS rows_mended,
  coalesce(a.corrections, 0) AS corrections,
  coalesce(a.withdrawals, 0) AS withdrawals,
  j.judged,
  j.late,
  CAST(j.late AS double) / nullif(j.judged, 0) AS late_rate,
  CAST(s.numerator AS bigint) AS concealed,
  CAST(s.denominator AS bigint) AS concealed_sample,
  coalesce(s.status, 'not_reported') AS concealed_status
FROM counted c
LEFT JOIN concealed s
  ON s.sender = c.sender
  AND s.month = c.month
  AND coalesce(s.province_code, '') = coalesce(c.province_code, '')
LEFT JOIN rejected x
  ON x.sender = c.sender
  AND x.month = c.month
  AND coalesce(x.province_code, '') = coalesce(c.province_code, '')
LEFT JOIN mended m ON m.sender = c.sender AND m.month = c.month
LEFT JOIN amended a
  ON a.sender = c.sender
  AND a.month = c.month
  AND coalesce(a.province_code, '') = coalesce(c.province_code, '')
LEFT JOIN judged j
  ON j.sender = c.sender
  AND j.month = c.month
  AND coalesce(j.province_code, '') = coalesce(c.province_code, '')
JOIN lake.policy.horizon h ON c.month <= h.last_month
