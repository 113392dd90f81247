-- Validity of unified social credit codes by province (统一社会信用代码有效率与重错码率).
WITH
  complete AS (
    SELECT d.feed, d.delivery_id
    FROM lake.policy.taken_delivery d
    JOIN lake.ref.feed f ON f.feed = d.feed
    WHERE f.shape = 'subject'
  ),
  delivered AS (
    SELECT
      province_code,
      sum(rows_read) AS rows_read,
      sum(rows_valid) AS rows_valid,
      sum(rows_wrong) AS wrong_codes
    FROM lake.ops.delivery_region
    WHERE (feed, delivery_id) IN (SELECT feed, delivery_id FROM complete)
    GROUP BY province_code
  ),
  subject AS (
    SELECT feed, province_code, credit_code, min(name) AS first_name, max(name) AS last_name
    FROM lake.core.subject
    WHERE (feed, delivery_id) IN (SELECT feed, delivery_id FROM complete)
      AND credit_code IS NOT NULL
    GROUP BY feed, province_code, credit_code
  ),
  double_code AS (
    SELECT feed, credit_code
    FROM subject
    GROUP BY feed, credit_code
    HAVING min(first_name) <> max(last_name)
  ),
  valid_code AS (
    SELECT feed, province_code, credit_code
    FROM subject
    UNION
    SELECT feed, province_code, credit_code
    FROM lake.ops.rejection
    WHERE credit_code IS NOT NULL
      AND (feed, delivery_id) IN (SELECT feed, delivery_id FROM complete)
  ),
  subjects AS (
    SELECT
      v.province_code,
      count(DISTINCT v.credit_code) AS subjects,
      count(DISTINCT d.credit_code) AS double_codes
    FROM valid_code v
    LEFT JOIN double_code d ON d.feed = v.feed AND d.credit_code = v.credit_code
    GROUP BY v.province_code
  ),
  province AS (
    SELECT code, short_zh, name_en
    FROM lake.ref.region
    WHERE level = 'province' AND valid_to IS NULL
  )
SELECT
  d.province_code,
  coalesce(p.short_zh, '未知') AS province_zh,
  coalesce(p.name_en, 'Unknown') AS province_en,
  d.rows_read,
  d.rows_valid,
  coalesce(s.subjects, 0) AS subjects,
  d.wrong_codes,
  coalesce(s.double_codes, 0) AS double_codes,
  CAST(d.rows_valid AS double) / nullif(d.rows_read, 0) AS validity_rate,
  CAST(d.wrong_codes + coalesce(s.double_codes, 0) AS double)
    / nullif(d.wrong_codes + coalesce(s.subjects, 0), 0) AS double_wrong_rate
FROM delivered d
LEFT JOIN subjects s ON s.province_code IS NOT DISTINCT FROM d.province_code
LEFT JOIN province p ON p.code = d.province_code
