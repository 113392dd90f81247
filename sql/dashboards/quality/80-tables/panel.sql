-- How tables were when they were last looked after (数据表健康状况).
SELECT
  h.table_name,
  h.files,
  round(h.bytes / 1048576.0, 1) AS mib,
  h.small_together,
  h.manifests,
  h.expirable,
  h.pinned,
  h.due,
  h.failed,
  format_datetime(h.looked_at AT TIME ZONE 'Asia/Shanghai', 'yyyy-MM-dd HH:mm') AS looked_at
FROM lake.policy.table_health h
ORDER BY h.failed DESC, h.due DESC, h.small_together DESC, h.bytes DESC, h.table_name
