-- Numbers of the indicators in the periods in which they are counted. What has no cases in a month is
-- a share of nothing, and what is merely counted is left out where it is zero. Cases, events, and what is
-- told of no province are held against the truth for the nation; penalties, exchanges, counties and
-- fields for provinces too.
SELECT
  v.commitment,
  v.region,
  v.kind_of_period,
  v.month,
  CAST(round(v.numerator) AS bigint) AS numerator,
  CAST(round(v.denominator) AS bigint) AS denominator
FROM lake.policy.indicator v
JOIN lake.ref.indicator i ON i.commitment = v.commitment
WHERE v.status = 'reported'
  AND v.department IS NULL
  AND v.field IS NULL
  AND v.kind_of_period = i.period
  AND (
    i.measure IN ('return', 'milestone')
    OR (i.measure = 'record' AND v.region = '000000' AND v.denominator > 0)
    OR (v.commitment = 'P5.1.2.2-02' AND v.denominator > 0)
    OR (i.measure = 'event'
      AND (v.region = '000000'
        OR v.commitment IN ('P2.2.3-03', 'P2.3.6-03', 'P2.2.4-02', 'P4.4.2-03'))
      AND coalesce(v.denominator, v.numerator) > 0)
    OR v.commitment IN ('P4.1.1-01', 'P4.5.1-06')
    OR (v.region = '000000'
      AND v.commitment IN ('P1.3.1-01', 'P4.1.2-01', 'P4.1.2-06', 'P4.5.1-05', 'P5.2.5-02',
        'P5.2.5-03', 'P5.4.2-02')
      AND v.denominator > 0))
