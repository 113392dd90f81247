-- How many accepted rows carry what they may leave out (字段完整率).
WITH
  filled AS (
    SELECT r.feed, r.province_code, f.field, f.filled
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    CROSS JOIN UNNEST(
      ARRAY[
        'credit_code', 'document_no', 'city_code', 'department', 'field', 'matter', 'severity',
        'legal_basis', 'valid_to', 'amount', 'reported_date'],
      ARRAY[
        r.credit_code IS NOT NULL, r.document_no IS NOT NULL, r.city_code IS NOT NULL,
        r.department IS NOT NULL, r.field IS NOT NULL, r.matter IS NOT NULL,
        r.severity IS NOT NULL, r.legal_basis IS NOT NULL, r.valid_to IS NOT NULL,
        r.amount IS NOT NULL, r.reported_date IS NOT NULL])
      AS f (field, filled)
    UNION ALL
    SELECT s.feed, s.province_code, f.field, f.filled
    FROM lake.core.subject s
    JOIN lake.policy.taken_delivery d ON d.feed = s.feed AND d.delivery_id = s.delivery_id
    CROSS JOIN UNNEST(
      ARRAY[
        'credit_code', 'name', 'kind', 'city_code', 'industry', 'size', 'status', 'legal_form',
        'capital', 'reported_date'],
      ARRAY[
        s.credit_code IS NOT NULL, s.name IS NOT NULL, s.kind IS NOT NULL,
        s.city_code IS NOT NULL, s.industry IS NOT NULL, s.size IS NOT NULL,
        s.status IS NOT NULL, s.legal_form IS NOT NULL, s.capital IS NOT NULL,
        s.reported_date IS NOT NULL])
      AS f (field, filled)
  )
SELECT
  c.sender,
  f.feed,
  f.province_code,
  f.field,
  count(*) AS rows,
  count_if(f.filled) AS filled,
  if(count_if(f.filled) > 0, CAST(count_if(f.filled) AS double) / count(*)) AS rate,
  if(bool_or(bool_or(f.filled)) OVER (PARTITION BY f.feed, f.field), 'reported', 'not_applicable')
    AS status
FROM filled f
LEFT JOIN lake.ref.feed c ON c.feed = f.feed
GROUP BY c.sender, f.feed, f.province_code, f.field
