-- Licences and penalties as the provinces reported them (双公示), by month of the report.
WITH
  feed (feed, document) AS (VALUES ('prov-licences', 'licence'), ('prov-penalties', 'penalty')),
  sent AS (
    SELECT
      d.feed,
      d.delivery_id,
      f.document,
      coalesce(d.sent_on, CAST(d.arrived_at AT TIME ZONE 'Asia/Shanghai' AS date)) AS day
    FROM ops.delivery d
    JOIN feed f ON f.feed = d.feed
    WHERE d.status <> 'refused'
  ),
  -- Of a month that is not over by the release's day, nothing is told.
  delivery AS (
    SELECT s.feed, s.delivery_id, s.document, date_format(s.day, '%Y-%m') AS period
    FROM sent s
    JOIN policy.horizon h ON date_trunc('month', s.day) <= h.last_month
  ),
  reported AS (
    SELECT d.document, d.period, r.province_code AS region, sum(r.rows_read) AS rows_reported
    FROM ops.delivery_region r
    JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE r.province_code IS NOT NULL
    GROUP BY d.document, d.period, r.province_code
  ),
  -- A row may be rejected for several reasons.
  rejected AS (
    SELECT
      document,
      period,
      region,
      count(*) AS rows_rejected,
      count_if(wrong_code) AS wrong_codes
    FROM (
      SELECT
        d.document,
        d.period,
        r.province_code AS region,
        bool_or(r.reason LIKE 'code.%') AS wrong_code
      FROM ops.rejection r
      JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
      WHERE r.province_code IS NOT NULL
      GROUP BY d.document, d.period, r.province_code, r.feed, r.delivery_id, r.line)
    GROUP BY document, period, region
  ),
  judged AS (
    SELECT
      f.document,
      date_format(l.known_month, '%Y-%m') AS period,
      l.province_code AS region,
      count(l.working_days) AS judged,
      count_if(l.working_days > l.timely_days) AS late
    FROM policy.record_latency l
    JOIN feed f ON f.feed = l.feed
    WHERE l.timely_working AND l.province_code IS NOT NULL
    GROUP BY f.document, l.known_month, l.province_code
  ),
  cell AS (
    SELECT
      r.document,
      r.period,
      r.region,
      r.rows_reported,
      coalesce(x.rows_rejected, 0) AS rows_rejected,
      coalesce(x.wrong_codes, 0) AS wrong_codes,
      coalesce(j.judged, 0) AS judged,
      coalesce(j.late, 0) AS late
    FROM reported r
    LEFT JOIN rejected x
      ON x.document = r.document AND x.period = r.period AND x.region = r.region
    LEFT JOIN judged j
      ON j.document = r.document AND j.period = r.period AND j.region = r.region
  ),
  summed AS (
    SELECT
      period,
      if(grouping(region) = 1, '000000', region) AS region,
      if(grouping(document) = 1, '_T', document) AS document,
      sum(rows_reported) AS rows_reported,
      sum(rows_rejected) AS rows_rejected,
      sum(wrong_codes) AS wrong_codes,
      sum(judged) AS judged,
      sum(late) AS late
    FROM cell
    GROUP BY GROUPING SETS
      ((period, region, document), (period, region), (period, document), (period))
  )
SELECT
  'M' AS freq,
  period,
  region,
  document,
  rows_reported,
  rows_rejected,
  1 - CAST(rows_rejected AS double) / nullif(rows_reported, 0) AS conformity_rate,
  wrong_codes,
  judged,
  late,
  CAST(late AS double) / nullif(judged, 0) AS late_rate
FROM summed
