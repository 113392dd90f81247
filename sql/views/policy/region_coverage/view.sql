-- Regions that deliver, of those that the plan addresses (区域覆盖率).
WITH
  province AS (
    SELECT code
    FROM lake.ref.region
    WHERE level = 'province'
      AND valid_to IS NULL
      AND code NOT IN ('710000', '810000', '820000')
  ),
  delivered AS (
    SELECT DISTINCT t.month, r.province_code
    FROM lake.policy.reported_month t
    JOIN lake.policy.taken_delivery d
      ON coalesce(d.period_from, d.known_from) < t.month_end
      AND t.month <= coalesce(d.period_to, d.period_from, d.known_from)
    JOIN lake.ref.feed f ON f.feed = d.feed AND f.sender = 'PROV'
    JOIN lake.ops.delivery_region r ON r.feed = d.feed AND r.delivery_id = d.delivery_id
    JOIN province p ON p.code = r.province_code
    WHERE r.rows_read > 0
  ),
  -- Prefectures and counties in force on the month's last day.
  division AS (
    SELECT DISTINCT t.month, g.level, g.code
    FROM lake.policy.reported_month t
    JOIN lake.ref.region g
      ON (g.valid_from IS NULL OR g.valid_from < t.month_end)
      AND (g.valid_to IS NULL OR t.month_end <= g.valid_to)
    WHERE g.level IN ('prefecture', 'county')
  ),
  recorded AS (
    SELECT DISTINCT date_trunc('month', r.event_date) AS month, r.city_code AS code
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE r.city_code IS NOT NULL
  )
SELECT
  t.month,
  'province' AS level,
  count(p.code) AS regions,
  count(d.province_code) AS delivering,
  CAST(count(d.province_code) AS double) / count(p.code) AS rate,
  array_sort(array_agg(p.code) FILTER (WHERE d.province_code IS NULL)) AS silent
FROM lake.policy.reported_month t
CROSS JOIN province p
LEFT JOIN delivered d ON d.month = t.month AND d.province_code = p.code
GROUP BY t.month
UNION ALL
SELECT
  v.month,
  v.level,
  count(*),
  count(r.code),
  CAST(count(r.code) AS double) / count(*),
  CAST(NULL AS array(varchar))
FROM division v
LEFT JOIN recorded r ON r.month = v.month AND r.code = v.code
GROUP BY v.month, v.level
