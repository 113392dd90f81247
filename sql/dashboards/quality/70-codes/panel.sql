-- Validity of unified social credit codes by province (代码有效率).
SELECT
  v.province_code AS region,
  v.rows_valid,
  v.rows_read,
  v.validity_rate,
  v.wrong_codes,
  v.double_codes,
  v.double_wrong_rate,
  IF(v.rows_read > 0, 'reported', 'not_reported') AS status
FROM lake.policy.code_validity v
WHERE :province IS NULL OR v.province_code = :province
ORDER BY v.province_code NULLS LAST
