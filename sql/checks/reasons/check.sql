-- Rows by reason, rejected ones and those kept with a warning, duplicates included.
SELECT
  d.feed,
  d.delivery_id,
  r.reason,
  r.rows
FROM lake.ops.delivery d
CROSS JOIN UNNEST(map_concat(d.rejections, d.warnings)) AS r (reason, rows)
WHERE d.status <> 'refused'
