-- Coverage at the end of years by key field and kind of organisation, both with totals.
WITH
  stock AS (
    SELECT
      date_format(month, '%Y') AS period,
      region,
      facet,
      member,
      coalesce(kind, '_U') AS kind,
      covered,
      subjects
    FROM policy.coverage
    WHERE facet IN ('all', 'field') AND level IN ('nation', 'province') AND month(month) = 12
  ),
  counted AS (
    SELECT
      period,
      region,
      facet,
      member,
      if(grouping(kind) = 1, '_T', kind) AS kind,
      sum(covered) AS covered,
      sum(subjects) AS subjects
    FROM stock
    GROUP BY GROUPING SETS ((period, region, facet, member, kind), (period, region, facet, member))
  ),
  told AS (
    SELECT date_format(month, '%Y') AS period, region, field, status
    FROM policy.coverage_by_field
    WHERE month(month) = 12
  ),
  cell AS (
    SELECT period, region, '_T' AS field, kind, 'reported' AS status, covered, subjects
    FROM counted
    WHERE facet = 'all'
    UNION ALL
    -- a field is of interest to all organisations, with a record in it or not
    SELECT
      a.period,
      a.region,
      t.field,
      a.kind,
      t.status,
      if(t.status = 'reported', coalesce(f.covered, 0)),
      a.subjects
    FROM counted a
    JOIN told t ON t.period = a.period AND t.region = a.region
    LEFT JOIN counted f
      ON f.facet = 'field'
      AND f.period = a.period
      AND f.region = a.region
      AND f.kind = a.kind
      AND f.member = t.field
    WHERE a.facet = 'all'
  )
SELECT
  'A' AS freq,
  period,
  region,
  field,
  kind,
  status,
  last_day_of_month(CAST(period || '-12-01' AS date)) AS as_at,
  covered,
  subjects,
  CAST(covered AS double) / nullif(subjects, 0) AS rate
FROM cell
