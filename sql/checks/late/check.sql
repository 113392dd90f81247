-- Records reported later than their rule allows, as policy.timeliness counts them.
SELECT
  feed,
  province_code,
  month,
  reported,
  late
FROM lake.policy.timeliness
WHERE reported > 0
