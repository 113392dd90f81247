-- What releases pin: tables with their snapshots (发布所固定的数据表).
SELECT
  t.release,
  t.table_name,
  t.tag,
  t.snapshot_id,
  t.rows,
  t.files,
  t.bytes,
  t.digest
FROM lake.ops.release_table t
JOIN lake.ops.release r ON r.release = t.release AND r.creation = t.creation
