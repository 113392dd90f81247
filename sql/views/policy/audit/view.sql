-- Who asked what of the lake, and what came of it (查询与导出审计).
SELECT
  id,
  kind,
  user_name,
  source,
  address,
  text,
  objects,
  release,
  begun_at,
  ended_at,
  outcome,
  reason,
  rows,
  rows_written
FROM lake.ops.audit
