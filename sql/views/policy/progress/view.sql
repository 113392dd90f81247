-- How far the commitments are, by region and year (任务进展).
WITH
  newest AS (
    SELECT
      p.*,
      row_number() OVER (PARTITION BY p.commitment, p.region, p.year ORDER BY p.round DESC)
        AS position
    FROM lake.stat.progress p
    JOIN lake.policy.standing_round s ON s.generation = p.generation AND p.round <= s.round
    JOIN lake.policy.horizon h ON p.year <= h.last_year
  )
SELECT
  p.commitment,
  c.part,
  c.node,
  c.type,
  c.basis,
  p.region,
  p.year,
  if(p.year <= 2016, '2014-2016', '2017-2020') AS phase,
  i.target_kind,
  p.status,
  p.reason,
  p.method,
  p.value,
  i.unit,
  p.base_year,
  p.base,
  p.required,
  p.projected,
  i.target,
  p.gone,
  p.chart,
  p.progress,
  p.score,
  p.series_break,
  p.version,
  p.round
FROM newest p
JOIN lake.ref.commitment c ON c.id = p.commitment
JOIN lake.ref.indicator i ON i.commitment = p.commitment
WHERE p.position = 1
