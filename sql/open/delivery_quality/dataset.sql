-- Quality of deliveries by sender, province and month, as the bulletins count it.
SELECT
  'M' AS freq,
  date_format(month, '%Y-%m') AS period,
  -- of a feed that has no contract
  if(sender = 'unknown', '_U', sender) AS sender,
  coalesce(province_code, '_T') AS region,
  concealed_status,
  deliveries,
  deliveries_refused,
  declarations_met,
  declarations_not_met,
  rows_reported,
  rows_accepted,
  rows_rejected,
  rows_duplicate,
  conformity_rate,
  wrong_codes,
  rows_mended,
  corrections,
  withdrawals,
  judged,
  late,
  late_rate,
  concealed,
  concealed_sample
FROM policy.delivery_quality
