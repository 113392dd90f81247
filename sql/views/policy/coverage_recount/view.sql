-- Changes of coverage by cell and month, counted anew from the facts (覆盖重算).
WITH
  presence AS (
    SELECT
      subject_id,
      province_code,
      city_code,
      kind,
      if(regexp_like(industry, '^[A-T]'), substr(industry, 1, 1)) AS section,
      valid_from AS presence_from,
      date_trunc('month', valid_from) AS from_month,
      coalesce(date_trunc('month', valid_to), DATE '9999-12-01') AS to_month
    FROM lake.policy.subject_history
    WHERE NOT ended
  ),
  entry AS (
    SELECT
      subject_id,
      field,
      department,
      date_trunc('month', valid_from) AS from_month,
      coalesce(date_trunc('month', valid_to), DATE '9999-12-01') AS to_month
    FROM lake.policy.record_history
    WHERE known_to IS NULL
      -- of the steps in the life of a list entry only the entry itself lasts
      AND (
        category IN ('licence', 'penalty', 'rating', 'pledge')
        OR (category = 'list' AND stage = 'entry'))
  ),
  -- Months of a presence in which a record is in force, once for each facet.
  piece AS (
    SELECT
      p.subject_id,
      p.presence_from,
      p.province_code,
      p.city_code,
      p.kind,
      f.facet,
      f.member,
      greatest(p.from_month, e.from_month) AS from_month,
      least(p.to_month, e.to_month) AS to_month
    FROM presence p
    JOIN entry e
      ON e.subject_id = p.subject_id
      AND e.from_month < p.to_month
      AND p.from_month < e.to_month
    CROSS JOIN UNNEST(
      ARRAY['all', 'industry', 'field', 'department'],
      ARRAY[NULL, p.section, e.field, e.department])
      AS f (facet, member)
    WHERE p.from_month < p.to_month
      AND e.from_month < e.to_month
      AND (f.facet IN ('all', 'industry') OR f.member IS NOT NULL)
  ),
  -- Several records cover an organisation once: where one begins while an earlier one is in force,
  -- both make one stretch.
  begun AS (
    SELECT
      *,
      coalesce(
        from_month > max(to_month) OVER (
          PARTITION BY subject_id, presence_from, facet, member
          ORDER BY from_month, to_month
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        true) AS begins
    FROM piece
  ),
  numbered AS (
    SELECT
      *,
      count_if(begins) OVER (
        PARTITION BY subject_id, presence_from, facet, member
        ORDER BY from_month, to_month
        ROWS UNBOUNDED PRECEDING) AS stretch
    FROM begun
  ),
  stretch AS (
    SELECT
      province_code,
      city_code,
      kind,
      facet,
      member,
      0 AS subjects,
      1 AS covered,
      min(from_month) AS from_month,
      max(to_month) AS to_month
    FROM numbered
    GROUP BY
      subject_id, presence_from, province_code, city_code, kind, facet, member, stretch
    UNION ALL
    SELECT
      province_code, city_code, kind, f.facet, f.member, 1, 0, from_month, to_month
    FROM presence
    CROSS JOIN UNNEST(ARRAY['all', 'industry'], ARRAY[NULL, section]) AS f (facet, member)
    WHERE from_month < to_month
  )
SELECT
  CAST(c.month AS date) AS month,
  s.province_code,
  s.city_code,
  s.kind,
  s.facet,
  s.member,
  sum(c.sign * s.subjects) AS subjects,
  sum(c.sign * s.covered) AS covered
FROM stretch s
CROSS JOIN UNNEST(ARRAY[s.from_month, s.to_month], ARRAY[1, -1]) AS c (month, sign)
WHERE c.month < DATE '2700-01-01'
GROUP BY c.month, s.province_code, s.city_code, s.kind, s.facet, s.member
HAVING sum(c.sign * s.subjects) <> 0 OR sum(c.sign * s.covered) <> 0
