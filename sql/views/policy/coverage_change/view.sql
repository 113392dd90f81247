-- Changes of coverage by cell and month, as counted by the stream (覆盖变动).
SELECT
  d.month,
  d.province_code,
  d.city_code,
  d.kind,
  d.facet,
  d.member,
  sum(d.subjects) AS subjects,
  sum(d.covered) AS covered
-- a rebuild begins a new generation, which counts once its first round is in the lake
FROM lake.stat.coverage_delta d
JOIN lake.policy.standing_round n ON n.generation = d.generation AND d.round <= n.round
GROUP BY d.month, d.province_code, d.city_code, d.kind, d.facet, d.member
HAVING sum(d.subjects) <> 0 OR sum(d.covered) <> 0
