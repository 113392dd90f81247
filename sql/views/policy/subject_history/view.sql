-- Versions of organisations under one identifier from first to last (主体历史版本).
WITH
  delivered AS (
    SELECT
      coalesce(s.credit_code, r.credit_code, o.credit_code,
        s.registration_number, s.organisation_code) AS subject_id,
      s.*,
      d.known_from,
      d.completed_at
    FROM lake.core.subject s
    JOIN lake.policy.taken_delivery d ON d.feed = s.feed AND d.delivery_id = s.delivery_id
    LEFT JOIN lake.policy.identity r
      ON s.credit_code IS NULL
      AND r.identifier_kind = 'registration_number'
      AND r.identifier = s.registration_number
      AND r.resolves_from <= s.valid_from
      AND (r.valid_to IS NULL OR s.valid_from < r.valid_to)
    LEFT JOIN lake.policy.identity o
      ON s.credit_code IS NULL
      AND o.identifier_kind = 'organisation_code'
      AND o.identifier = s.organisation_code
      AND o.resolves_from <= s.valid_from
      AND (o.valid_to IS NULL OR s.valid_from < o.valid_to)
  ),
  -- Of several rows of one organisation that begin on one day the one known last counts.
  latest AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY subject_id, valid_from
        ORDER BY known_from DESC, completed_at DESC, feed, delivery_id, line DESC) AS position
    FROM delivered
  ),
  version AS (
    SELECT *, lead(valid_from) OVER (PARTITION BY subject_id ORDER BY valid_from) AS next_from
    FROM latest
    WHERE position = 1
      AND subject_id IS NOT NULL
      AND action IS DISTINCT FROM 'withdraw'
  )
SELECT
  subject_id,
  credit_code,
  registration_number,
  organisation_code,
  name,
  kind,
  province_code,
  city_code,
  industry,
  size,
  status,
  legal_form,
  capital,
  capital_currency,
  valid_from,
  -- least() of Trino is null if one of them is
  if(valid_to < next_from OR next_from IS NULL, valid_to, next_from) AS valid_to,
  coalesce(status IN ('deregistered', 'revoked'), false) AS ended,
  known_from,
  feed,
  delivery_id,
  line
FROM version
