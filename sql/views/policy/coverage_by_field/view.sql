-- Coverage of organisations by key field, fields that nobody reported included (重点领域覆盖).
WITH
  place AS (
    SELECT month, level, region, subjects
    FROM lake.policy.coverage_total
    WHERE facet = 'all'
      AND level IN ('nation', 'province')
  ),
  counted AS (
    SELECT month, level, region, member, covered
    FROM lake.policy.coverage_total
    WHERE facet = 'field'
      AND level IN ('nation', 'province')
  ),
  -- From the first record of a field on, none in force is zero; before it nothing was reported.
  heard AS (
    SELECT month, member, province_code
    FROM lake.policy.coverage_change
    WHERE facet = 'field'
    UNION ALL
    SELECT CAST(date_trunc('month', r.event_date) AS date), r.field, r.province_code
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    WHERE r.field IS NOT NULL AND r.action IS DISTINCT FROM 'withdraw'
  ),
  begun AS (
    SELECT l.level, l.region, h.member, min(h.month) AS month
    FROM heard h
    CROSS JOIN UNNEST(ARRAY['nation', 'province'], ARRAY['000000', h.province_code])
      AS l (level, region)
    WHERE l.region IS NOT NULL
    GROUP BY l.level, l.region, h.member
  )
SELECT
  p.month,
  p.level,
  p.region,
  f.code AS field,
  f.position,
  if(b.month IS NULL OR p.month < b.month, 'not_reported', 'reported') AS status,
  if(b.month <= p.month, coalesce(c.covered, 0)) AS covered,
  p.subjects,
  if(b.month <= p.month, coalesce(c.covered, 0) / CAST(p.subjects AS double)) AS rate
FROM place p
CROSS JOIN lake.ref.key_field f
LEFT JOIN begun b ON b.level = p.level AND b.region = p.region AND b.member = f.code
LEFT JOIN counted c
  ON c.month = p.month AND c.level = p.level AND c.region = p.region AND c.member = f.code
