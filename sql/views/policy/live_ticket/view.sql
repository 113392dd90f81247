-- Special queries that hold now, by user, view and province (有效的特殊查询).
WITH
  closed AS (
    SELECT ticket
    FROM lake.ops.ticket
    WHERE event = 'close' AND begins_at <= current_timestamp
  ),
  live AS (
    SELECT t.ticket, t.user_name, o.object, r.region, t.expires_at
    FROM lake.ops.ticket t
    CROSS JOIN UNNEST(t.objects) AS o (object)
    CROSS JOIN UNNEST(t.regions) AS r (region)
    WHERE t.event = 'open'
      AND t.approver <> t.user_name
      AND t.begins_at <= current_timestamp
      AND current_timestamp < t.expires_at
      AND t.ticket NOT IN (SELECT ticket FROM closed)
  ),
  division AS (
    SELECT DISTINCT substr(code, 1, 2) AS province
    FROM lake.ref.region
    WHERE level = 'province'
    UNION ALL
    VALUES '00'
  )
SELECT l.ticket, l.user_name, l.object, d.province, l.expires_at
FROM live l
JOIN division d ON l.region = '000000' OR d.province = substr(l.region, 1, 2)
