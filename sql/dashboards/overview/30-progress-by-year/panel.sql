-- How the commitments stood at the end of each year, by phase (历年进展，分阶段).
SELECT
  p.year,
  p.phase,
  count_if(p.status IN ('achieved', 'reached')) AS achieved,
  count_if(p.status IN ('on_track', 'advancing')) AS on_track,
  count_if(p.status NOT IN
    ('achieved', 'reached', 'on_track', 'advancing', 'watched', 'not_assessable')) AS behind,
  count_if(p.status = 'watched') AS watched,
  count_if(p.status = 'not_assessable') AS not_assessable,
  count(*) AS commitments
FROM lake.policy.progress p
WHERE p.region = coalesce(:province, '000000')
GROUP BY p.year, p.phase
ORDER BY p.year
