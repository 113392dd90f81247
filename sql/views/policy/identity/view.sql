-- Unified credit codes by the numbers that organisations had before (新旧代码对照).
WITH
  mapped AS (
    SELECT n.identifier_kind, n.identifier, s.credit_code, s.valid_from
    FROM lake.core.subject s
    JOIN lake.policy.taken_delivery d ON d.feed = s.feed AND d.delivery_id = s.delivery_id
    CROSS JOIN UNNEST(
      ARRAY['registration_number', 'organisation_code'],
      -- characters 9 to 17 of a credit code are the organisation code that was there before
      ARRAY[s.registration_number, substr(s.credit_code, 9, 9)])
      AS n (identifier_kind, identifier)
    WHERE s.credit_code IS NOT NULL
      AND n.identifier IS NOT NULL
      AND s.action IS DISTINCT FROM 'withdraw'
  ),
  first_seen AS (
    SELECT identifier_kind, identifier, credit_code, min(valid_from) AS valid_from
    FROM mapped
    GROUP BY identifier_kind, identifier, credit_code
  )
SELECT
  identifier_kind,
  identifier,
  credit_code,
  valid_from,
  lead(valid_from) OVER identifiers AS valid_to,
  if(row_number() OVER identifiers = 1, DATE '0001-01-01', valid_from) AS resolves_from
FROM first_seen
WINDOW identifiers AS (PARTITION BY identifier_kind, identifier ORDER BY valid_from, credit_code)
