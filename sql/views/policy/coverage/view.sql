-- Coverage of organisations by month, region, kind and facet (信用主体覆盖).
WITH
  -- What a code is may change over time; the last word on it holds.
  division AS (
    SELECT
      code,
      max_by(level, coalesce(valid_to, DATE '9999-12-31')) AS level,
      max_by(parent, coalesce(valid_to, DATE '9999-12-31')) AS parent
    FROM lake.ref.region
    GROUP BY code
  ),
  change AS (
    SELECT
      l.level,
      l.region,
      c.kind,
      c.facet,
      c.member,
      c.month,
      sum(c.subjects) AS subjects,
      sum(c.covered) AS covered
    FROM lake.policy.coverage_change c
    LEFT JOIN division d ON d.code = c.city_code
    LEFT JOIN division p ON p.code = d.parent AND p.level = 'prefecture'
    CROSS JOIN UNNEST(
      ARRAY['nation', 'province', 'prefecture', 'county'],
      ARRAY[
        '000000',
        c.province_code,
        if(d.level = 'prefecture', d.code, p.code),
        if(d.level = 'county', d.code)])
      AS l (level, region)
    WHERE l.region IS NOT NULL
    GROUP BY l.level, l.region, c.kind, c.facet, c.member, c.month
  ),
  -- Numbers of a cell hold until they change the next time.
  span AS (
    SELECT
      level,
      region,
      kind,
      facet,
      member,
      month AS from_month,
      lead(month) OVER cells AS to_month,
      sum(subjects) OVER cells AS subjects,
      sum(covered) OVER cells AS covered
    FROM change
    WINDOW cells AS (PARTITION BY level, region, kind, facet, member ORDER BY month)
  ),
  counted AS (
    SELECT t.month, s.level, s.region, s.kind, s.facet, s.member, s.covered, s.subjects
    FROM span s
    JOIN lake.policy.reported_month t
      ON s.from_month <= t.month AND (s.to_month IS NULL OR t.month < s.to_month)
    WHERE s.covered > 0 OR s.subjects > 0
  )
SELECT
  c.month,
  c.level,
  c.region,
  c.kind,
  c.facet,
  c.member,
  c.covered,
  coalesce(a.subjects, c.subjects) AS subjects
FROM counted c
LEFT JOIN counted a
  ON c.facet IN ('field', 'department')
  AND a.facet = 'all'
  AND a.month = c.month
  AND a.level = c.level
  AND a.region = c.region
  AND coalesce(a.kind, '') = coalesce(c.kind, '')
