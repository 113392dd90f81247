-- Organisations covered and registered, as policy.coverage tells them: one query for all peers.
-- Months are numbers, year * 12 + month; what begins in one and ends in a later one holds at the
-- ends of those between.
WITH
  presence AS (
    SELECT
      code, province, city, kind, section, year(valid_from) * 12 + month(valid_from) AS from_month
    FROM subject
  ),
  entry AS (
    SELECT
      code,
      field,
      department,
      year(valid_from) * 12 + month(valid_from) AS from_month,
      coalesce(year(valid_to) * 12 + month(valid_to), 120000) AS to_month
    FROM record
  ),
  piece AS (
    SELECT
      e.code,
      f.facet,
      CASE f.facet WHEN 'field' THEN e.field WHEN 'department' THEN e.department END AS member,
      greatest(p.from_month, e.from_month) AS from_month,
      e.to_month
    FROM entry e
    JOIN presence p ON p.code = e.code
    CROSS JOIN (VALUES ('all'), ('field'), ('department')) AS f (facet)
    WHERE greatest(p.from_month, e.from_month) < e.to_month
  ),
  -- several records cover an organisation once: those that overlap make one stretch
  begun AS (
    SELECT
      code, facet, member, from_month, to_month,
      CASE
        WHEN from_month <= max(to_month) OVER (
          PARTITION BY code, facet, member
          ORDER BY from_month, to_month
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        THEN 0
        ELSE 1
      END AS begins
    FROM piece
    WHERE facet = 'all' OR member IS NOT NULL
  ),
  numbered AS (
    SELECT
      code, facet, member, from_month, to_month,
      sum(begins) OVER (
        PARTITION BY code, facet, member
        ORDER BY from_month, to_month
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stretch
    FROM begun
  ),
  stretch AS (
    SELECT code, facet, member, min(from_month) AS from_month, max(to_month) AS to_month
    FROM numbered
    GROUP BY code, facet, member, stretch
  ),
  change AS (
    SELECT code, 'all' AS facet, CAST(NULL AS string) AS member, from_month AS number,
      1 AS subjects, 0 AS covered
    FROM presence
    UNION ALL
    SELECT code, facet, member, from_month, 0, 1 FROM stretch
    UNION ALL
    SELECT code, facet, member, to_month, 0, -1 FROM stretch
  ),
  -- what changed before the first month is there from it on
  cell AS (
    SELECT
      p.province, p.city, p.kind, p.section, c.facet, c.member,
      greatest(c.number, ${first}) AS number,
      sum(c.subjects) AS subjects, sum(c.covered) AS covered
    FROM change c
    JOIN presence p ON p.code = c.code
    GROUP BY
      p.province, p.city, p.kind, p.section, c.facet, c.member,
      greatest(c.number, ${first})
  ),
  faceted AS (
    SELECT province, city, kind, facet, member, number, subjects, covered FROM cell
    UNION ALL
    SELECT province, city, kind, 'industry', section, number, subjects, covered
    FROM cell
    WHERE facet = 'all'
  ),
  placed AS (
    SELECT
      l.level,
      CASE l.level
        WHEN 'nation' THEN '000000'
        WHEN 'province' THEN f.province
        WHEN 'prefecture' THEN CASE d.level WHEN 'prefecture' THEN d.code ELSE p.code END
        ELSE CASE d.level WHEN 'county' THEN d.code END
      END AS region,
      f.kind, f.facet, f.member, f.number, f.subjects, f.covered
    FROM faceted f
    LEFT JOIN region d ON d.code = f.city
    LEFT JOIN region p ON p.code = d.parent AND p.level = 'prefecture'
    CROSS JOIN (VALUES ('nation'), ('province'), ('prefecture'), ('county')) AS l (level)
  ),
  summed AS (
    SELECT
      level, region, kind, facet, member, number,
      sum(subjects) AS subjects, sum(covered) AS covered
    FROM placed
    WHERE region IS NOT NULL
    GROUP BY level, region, kind, facet, member, number
  ),
  span AS (
    SELECT
      level, region, kind, facet, member, number,
      lead(number) OVER (
        PARTITION BY level, region, kind, facet, member ORDER BY number) AS next_number,
      sum(subjects) OVER (
        PARTITION BY level, region, kind, facet, member ORDER BY number) AS subjects,
      sum(covered) OVER (
        PARTITION BY level, region, kind, facet, member ORDER BY number) AS covered
    FROM summed
  ),
  stock AS (
    SELECT
      level, region, kind, facet, member, covered, subjects,
      ${each} number, least(coalesce(next_number, 120000), ${last}) ${end} AS number
    FROM span
    WHERE number < ${last} AND (covered > 0 OR subjects > 0)
  )
SELECT
  m.month, c.level, c.region, c.kind, c.facet, c.member,
  CAST(c.covered AS bigint) AS covered,
  CAST(coalesce(a.subjects, c.subjects) AS bigint) AS subjects
FROM stock c
JOIN month_end m ON m.number = c.number
-- of a field or department, those in the registers are those of all
LEFT JOIN stock a
  ON a.facet = CASE WHEN c.facet IN ('field', 'department') THEN 'all' END
  AND a.number = c.number
  AND a.level = c.level
  AND a.region = c.region
  AND a.kind = c.kind
