-- The division of today that a code leads to (区划代码沿革).
WITH
  division AS (
    SELECT
      code,
      max(valid_to) AS ended,
      bool_or(valid_to IS NULL) AS in_force,
      max_by(name_zh, coalesce(valid_to, DATE '9999-12-31')) AS name_zh,
      max_by(level, coalesce(valid_to, DATE '9999-12-31')) AS level,
      max_by(successors, coalesce(valid_to, DATE '9999-12-31')) AS successors
    FROM lake.ref.region
    GROUP BY code
  ),
  succession AS (
    SELECT map_agg(code, successors) AS next
    FROM division
    WHERE NOT in_force AND cardinality(successors) > 0
  ),
  -- A successor may have successors itself; eight steps reach further than the lists go.
  led AS (
    SELECT
      d.*,
      reduce(
        sequence(1, 8),
        ARRAY[d.code],
        (codes, step) ->
          array_distinct(flatten(transform(codes, c -> coalesce(element_at(s.next, c), ARRAY[c])))),
        codes -> codes) AS codes_today
    FROM division d
    CROSS JOIN succession s
  )
SELECT
  d.code,
  d.name_zh,
  d.level,
  if(NOT d.in_force, d.ended) AS ended,
  t.code AS code_today,
  t.name_zh AS name_today,
  count(t.code) OVER (PARTITION BY d.code) AS successors
FROM led d
CROSS JOIN UNNEST(d.codes_today) AS c (code)
LEFT JOIN division t ON t.code = c.code AND t.in_force
