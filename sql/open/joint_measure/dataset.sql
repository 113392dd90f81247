-- Cases of joint measures by year, listing province and polarity, both with totals.
WITH
  entry AS (
    SELECT
      date_format(first_measure, '%Y') AS period,
      coalesce(listing_province_code, '_U') AS region,
      coalesce(polarity, '_U') AS polarity,
      across_regions,
      across_departments,
      measures
    FROM policy.joint_measure
    JOIN policy.horizon h ON year(first_measure) <= h.last_year
    WHERE first_measure IS NOT NULL
  )
SELECT
  'A' AS freq,
  period,
  if(grouping(region) = 1, '000000', region) AS region,
  if(grouping(polarity) = 1, '_T', polarity) AS polarity,
  count(*) AS cases,
  count_if(across_regions) AS across_regions,
  count_if(across_departments) AS across_departments,
  sum(measures) AS measures
FROM entry
GROUP BY GROUPING SETS ((period, region, polarity), (period, region), (period, polarity), (period))
