-- Organisations of each cell from one month to another (各单元存量时段).
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
  )
-- numbers of a cell hold until they change the next time
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
