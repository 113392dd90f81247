-- Commitments by status: nation, provinces, departments, parts and nodes (评分卡).
WITH
  assessed AS (
    SELECT p.*, c.senders
    FROM lake.policy.progress p
    JOIN lake.ref.commitment c ON c.id = p.commitment
  ),
  -- A commitment counts in its part, its node and all above, and for each department that tells it.
  ancestor AS (
    SELECT DISTINCT c.id AS commitment, array_join(slice(split(c.node, '.'), 1, s.steps), '.') AS node
    FROM lake.ref.commitment c
    CROSS JOIN UNNEST(sequence(1, cardinality(split(c.node, '.')))) AS s (steps)
  ),
  grouped AS (
    SELECT 'all' AS scope, CAST('all' AS varchar) AS member, a.* FROM assessed a
    UNION ALL
    SELECT 'part', a.part, a.* FROM assessed a
    UNION ALL
    SELECT 'node', n.node, a.*
    FROM assessed a
    JOIN ancestor n ON n.commitment = a.commitment
    UNION ALL
    SELECT 'department', d.department, a.*
    FROM assessed a
    CROSS JOIN UNNEST(a.senders) AS d (department)
    WHERE a.region = '000000'
  )
SELECT
  scope,
  member,
  region,
  year,
  count(*) AS commitments,
  count_if(status IN ('achieved', 'reached')) AS achieved,
  count_if(status = 'on_track') AS on_track,
  count_if(status = 'moderate') AS moderate,
  count_if(status IN ('limited', 'not_reached')) AS limited,
  count_if(status = 'regressing') AS regressing,
  count_if(status = 'advancing') AS advancing,
  count_if(status = 'steady') AS steady,
  count_if(status = 'receding') AS receding,
  count_if(status = 'watched') AS watched,
  count_if(status = 'not_assessable') AS not_assessable,
  CAST(count_if(status = 'not_assessable') AS double) / count(*) AS not_assessable_rate,
  avg(score) FILTER (WHERE target_kind = 'level') AS score,
  count(score) FILTER (WHERE target_kind = 'level') AS scored
FROM grouped
GROUP BY scope, member, region, year
