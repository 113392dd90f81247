-- Every commitment of the outline and how it stands (全部任务).
SELECT
  p.commitment AS id,
  c.indicator_zh,
  c.indicator_en,
  p.basis,
  p.target_kind,
  p.status,
  p.reason,
  p.value,
  p.unit,
  p.required,
  p.target,
  p.base_year,
  p.base,
  p.projected,
  p.series_break,
  array_join(c.senders, ',') AS senders
FROM lake.policy.progress p
JOIN lake.policy.commitment c ON c.commitment = p.commitment
WHERE p.year = :year AND p.region = coalesce(:province, '000000')
ORDER BY c.position
