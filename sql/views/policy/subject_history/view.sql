-- Versions of organisations under one identifier from first to last (主体历史版本).
WITH
  delivered AS (
    SELECT
      coalesce(s.credit_code, r.credit_code, o.credit_code,
        s.organisation_code, s.registration_number) AS subject_id,
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
  -- Of several rows of one register that begin on one day the one said last counts.
  latest AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY subject_id, valid_from, feed
        ORDER BY
          coalesce(reported_date, known_from) DESC,
          known_from DESC,
          completed_at DESC,
          delivery_id DESC,
          line DESC) AS position
    FROM delivered
    WHERE subject_id IS NOT NULL
  ),
  stated AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY subject_id, valid_from
        ORDER BY
          coalesce(reported_date, known_from) DESC,
          known_from DESC,
          completed_at DESC,
          delivery_id DESC,
          line DESC,
          feed DESC) AS said
    FROM latest
    WHERE position = 1
      AND action IS DISTINCT FROM 'withdraw'
  ),
  -- What registers say of one day is taken together, each attribute from the last that tells it: a
  -- register with fewer columns does not deny those of another.
  merged AS (
    SELECT
      subject_id,
      valid_from,
      min_by(credit_code, said) FILTER (WHERE credit_code IS NOT NULL) AS credit_code,
      min_by(registration_number, said) FILTER (WHERE registration_number IS NOT NULL)
        AS registration_number,
      min_by(organisation_code, said) FILTER (WHERE organisation_code IS NOT NULL)
        AS organisation_code,
      min_by(name, said) FILTER (WHERE name IS NOT NULL) AS name,
      min_by(kind, said) FILTER (WHERE kind IS NOT NULL) AS kind,
      -- the province that goes with the prefecture or county
      min_by(province_code, ROW(city_code IS NULL, said)) AS province_code,
      min_by(city_code, said) FILTER (WHERE city_code IS NOT NULL) AS city_code,
      min_by(industry, said) FILTER (WHERE industry IS NOT NULL) AS industry,
      min_by(size, said) FILTER (WHERE size IS NOT NULL) AS size,
      min_by(status, said) FILTER (WHERE status IS NOT NULL) AS status,
      min_by(legal_form, said) FILTER (WHERE legal_form IS NOT NULL) AS legal_form,
      min_by(capital, said) FILTER (WHERE capital IS NOT NULL) AS capital,
      min_by(capital_currency, said) FILTER (WHERE capital IS NOT NULL) AS capital_currency,
      min_by(valid_to, said) FILTER (WHERE valid_to IS NOT NULL) AS valid_to,
      min_by(known_from, said) AS known_from,
      min_by(feed, said) AS feed,
      min_by(delivery_id, said) AS delivery_id,
      min_by(line, said) AS line
    FROM stated
    GROUP BY subject_id, valid_from
  ),
  version AS (
    SELECT *, lead(valid_from) OVER (PARTITION BY subject_id ORDER BY valid_from) AS next_from
    FROM merged
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
