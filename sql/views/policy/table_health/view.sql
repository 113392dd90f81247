-- How tables were when they were last looked after (数据表健康状况).
SELECT
  t.table_name,
  t.looked_at,
  t.files,
  t.bytes,
  t.small_together,
  t.delete_files,
  t.manifests,
  t.expirable,
  t.pinned,
  t.done,
  t.failed,
  t.due
FROM lake.ops.table_look t
JOIN (SELECT max(looked_at) AS looked_at FROM lake.ops.table_look) newest
  ON newest.looked_at = t.looked_at
