-- The runs of the indices that hold (指数所依据的计算).
WITH
  newest AS (
    SELECT r.*, row_number() OVER (PARTITION BY r.framework ORDER BY r.number DESC) AS position
    FROM lake.stat.index_run r
  )
SELECT
  r.framework,
  f.name_zh,
  f.name_en,
  f.source,
  f.note,
  f.basis,
  r.run,
  r.number,
  r.framework_version,
  r.framework_digest,
  r.method_version,
  r.input_digest,
  r.generation,
  r.round,
  r.computed_at,
  r.status,
  r.reason,
  r.seed,
  r.replications,
  r.interval,
  r.first_year,
  least(r.last_year, h.last_year) AS last_year,
  r.regions,
  r.scored,
  r.indicators,
  r.left_out
FROM newest r
JOIN lake.ref.index_framework f ON f.id = r.framework
CROSS JOIN lake.policy.horizon h
WHERE r.position = 1
