-- Deliveries that were expected but did not come (缺报).
WITH
  -- Months that a cadence allows between two deliveries.
  rule AS (
    SELECT
      feed,
      sender,
      CASE period WHEN 'quarterly' THEN 3 WHEN 'yearly' THEN 12 ELSE 1 END AS months
    FROM lake.ref.feed
    WHERE period <> 'on_change'
  ),
  -- What local platforms send is of a province each: that of most of its rows.
  platform AS (
    SELECT feed, delivery_id, max_by(province_code, rows_read) AS province_code
    FROM lake.ops.delivery_region
    WHERE province_code IS NOT NULL
    GROUP BY feed, delivery_id
  ),
  -- Which months a delivery is of; where it does not tell, the one in which it was known.
  delivered AS (
    SELECT DISTINCT
      d.feed,
      if(d.sender = 'PROV', p.province_code) AS province_code,
      CAST(m.month AS date) AS month
    FROM lake.policy.taken_delivery d
    LEFT JOIN platform p
      ON d.sender = 'PROV' AND p.feed = d.feed AND p.delivery_id = d.delivery_id
    CROSS JOIN UNNEST(
      sequence(
        date_trunc('month', coalesce(d.period_from, d.known_from)),
        date_trunc('month', coalesce(d.period_to, d.period_from, d.known_from)),
        INTERVAL '1' MONTH))
      AS m (month)
    WHERE d.sender <> 'PROV' OR p.province_code IS NOT NULL
  ),
  begun AS (
    SELECT feed, province_code, min(month) AS first_month
    FROM delivered
    WHERE feed IN (SELECT feed FROM rule)
    GROUP BY feed, province_code
  ),
  expected AS (
    SELECT b.feed, f.sender, b.province_code, t.month, f.months
    FROM begun b
    JOIN rule f ON f.feed = b.feed
    JOIN lake.policy.reported_month t ON t.month >= b.first_month
  )
SELECT
  e.feed,
  e.sender,
  e.province_code,
  e.month,
  max(d.month) AS last_delivered
FROM expected e
JOIN delivered d
  ON d.feed = e.feed
  AND d.province_code IS NOT DISTINCT FROM e.province_code
  AND d.month <= e.month
GROUP BY e.feed, e.sender, e.province_code, e.month, e.months
HAVING date_diff('month', max(d.month), e.month) >= e.months
