-- Organisations of today (现存主体).
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
  known_from,
  feed,
  delivery_id,
  line
FROM lake.policy.subject_history
WHERE valid_from <= current_date
  AND (valid_to IS NULL OR current_date < valid_to)
  AND NOT ended
