-- Deliveries of licences and penalties, by the month in which they were sent or arrived (双公示报送).
WITH
  -- What a feed delivers is told by what came of it, or by its title where nothing did.
  class AS (
    SELECT
      f.feed,
      f.sender,
      coalesce(
        max(r.category),
        CASE
          WHEN strpos(f.name_zh, '许可') > 0 THEN 'licence'
          WHEN strpos(f.name_zh, '处罚') > 0 THEN 'penalty'
        END) AS class
    FROM lake.ref.feed f
    LEFT JOIN (
      SELECT DISTINCT feed, category FROM lake.core.record
      WHERE category IN ('licence', 'penalty')) r
      ON r.feed = f.feed
    WHERE f.timely_working AND f.shape = 'record'
    GROUP BY f.feed, f.sender, f.name_zh
  ),
  delivery AS (
    SELECT
      d.*,
      c.class,
      CAST(
        date_trunc(
          'month', coalesce(d.sent_on, CAST(d.arrived_at AT TIME ZONE 'Asia/Shanghai' AS date)))
        AS date) AS month
    FROM lake.ops.delivery d
    JOIN class c ON c.feed = d.feed AND c.class IS NOT NULL
  ),
  rejected AS (
    SELECT
      r.feed,
      d.month,
      r.province_code,
      count(DISTINCT r.delivery_id || ':' || CAST(r.line AS varchar)) AS rows_rejected
    FROM lake.ops.rejection r
    JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id AND d.status <> 'refused'
    WHERE r.province_code IS NOT NULL
    GROUP BY r.feed, d.month, r.province_code
  ),
  province AS (
    SELECT
      d.feed,
      d.sender,
      d.class,
      d.month,
      r.province_code,
      count(DISTINCT d.delivery_id) AS deliveries,
      sum(r.rows_read) AS rows_reported
    FROM lake.ops.delivery_region r
    JOIN delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id AND d.status <> 'refused'
    WHERE r.province_code IS NOT NULL
    GROUP BY d.feed, d.sender, d.class, d.month, r.province_code
  )
SELECT
  d.month,
  d.class,
  d.feed,
  d.sender,
  CAST(NULL AS varchar) AS province_code,
  count(*) AS deliveries,
  count_if(status = 'refused') AS deliveries_refused,
  coalesce(sum(rows_read) FILTER (WHERE status <> 'refused'), 0) AS rows_reported,
  coalesce(sum(rows_accepted) FILTER (WHERE status <> 'refused'), 0) AS rows_accepted,
  coalesce(sum(rows_rejected) FILTER (WHERE status <> 'refused'), 0) AS rows_rejected,
  coalesce(sum(rows_duplicate) FILTER (WHERE status <> 'refused'), 0) AS rows_duplicate
FROM delivery d
JOIN lake.policy.horizon h ON d.month <= h.last_month
GROUP BY d.month, d.class, d.feed, d.sender
UNION ALL
SELECT
  p.month,
  p.class,
  p.feed,
  p.sender,
  p.province_code,
  p.deliveries,
  CAST(NULL AS bigint),
  p.rows_reported,
  CAST(NULL AS bigint),
  coalesce(x.rows_rejected, 0),
  CAST(NULL AS bigint)
FROM province p
JOIN lake.policy.horizon h ON p.month <= h.last_month
LEFT JOIN rejected x
  ON x.feed = p.feed AND x.month = p.month AND x.province_code = p.province_code
