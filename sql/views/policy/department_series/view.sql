-- The department of today that follows one (部门沿革).
WITH
  succession AS (
    SELECT map_agg(code, successors[1]) AS next
    FROM lake.ref.department
    WHERE valid_to <= current_date AND cardinality(successors) > 0
  ),
  -- A successor may have successors itself; eight steps reach further than the list goes.
  led AS (
    SELECT
      d.*,
      reduce(
        sequence(1, 8),
        d.code,
        (code, step) -> coalesce(element_at(s.next, code), code),
        code -> code) AS last_code
    FROM lake.ref.department d
    CROSS JOIN succession s
  )
SELECT
  d.code,
  d.name_zh,
  d.valid_to AS ended,
  t.code AS code_today,
  t.name_zh AS name_today
FROM led d
LEFT JOIN lake.ref.department t
  ON t.code = d.last_code AND (t.valid_to IS NULL OR current_date < t.valid_to)
