-- How far figures speak: without end in the lake as it stands (数据截止日).
SELECT
  DATE '9999-12-31' AS last_day,
  DATE '9999-12-31' AS next_day,
  DATE '9999-12-01' AS last_month,
  BIGINT '9999' AS last_year
