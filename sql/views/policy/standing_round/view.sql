-- Up to where coverage and indicators are counted (计数进度).
SELECT s.newest.generation, s.newest.round
FROM (
  SELECT max(CAST(ROW(generation, round) AS ROW(generation bigint, round bigint))) AS newest
  FROM lake.stat.coverage_round
) s
WHERE s.newest IS NOT NULL
