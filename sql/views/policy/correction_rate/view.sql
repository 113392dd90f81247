-- Wrong codes and how many of them were mended, codes under several names (重错码率、纠正率).
WITH
  wrong AS (
    SELECT d.sender, r.feed, r.province_code, r.delivery_id, r.line, bool_or(m.line IS NOT NULL) AS mended
    FROM lake.ops.rejection r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    LEFT JOIN lake.ops.mended m
      ON m.feed = r.feed AND m.mended_delivery = r.delivery_id AND m.mended_line = r.line
    WHERE r.reason LIKE 'code.%'
    GROUP BY d.sender, r.feed, r.province_code, r.delivery_id, r.line
  ),
  wrong_by AS (
    SELECT sender, province_code, count(*) AS wrong_codes, count_if(mended) AS mended_codes
    FROM wrong
    GROUP BY sender, province_code
  ),
  code AS (
    SELECT
      d.sender,
      s.province_code,
      s.credit_code,
      count(DISTINCT s.name) > 1 AS double
    FROM lake.core.subject s
    JOIN lake.policy.taken_delivery d ON d.feed = s.feed AND d.delivery_id = s.delivery_id
    WHERE s.credit_code IS NOT NULL
    GROUP BY d.sender, s.feed, s.province_code, s.credit_code, s.valid_from
  ),
  code_by AS (
    SELECT
      sender,
      province_code,
      count(DISTINCT credit_code) AS codes,
      count(DISTINCT credit_code) FILTER (WHERE double) AS double_codes
    FROM code
    GROUP BY sender, province_code
  )
SELECT
  coalesce(w.sender, c.sender) AS sender,
  coalesce(w.province_code, c.province_code) AS province_code,
  c.codes,
  c.double_codes,
  coalesce(w.wrong_codes, 0) AS wrong_codes,
  coalesce(w.mended_codes, 0) AS mended_codes,
  CAST(coalesce(w.wrong_codes, 0) + c.double_codes AS double)
    / nullif(coalesce(w.wrong_codes, 0) + c.codes, 0) AS double_wrong_rate,
  CAST(w.mended_codes AS double) / nullif(w.wrong_codes, 0) AS correction_rate
FROM wrong_by w
FULL JOIN code_by c
  ON c.sender = w.sender AND coalesce(c.province_code, '') = coalesce(w.province_code, '')
