-- The commitments of the outline, each with its indicator (纲要任务).
SELECT
  c.id AS commitment,
  c.position,
  c.part,
  c.node,
  n.heading_zh,
  n.heading_en,
  n.responsible_zh,
  c.quote,
  c.english,
  c.type,
  c.guard,
  c.basis,
  c.senders,
  i.name_zh AS indicator_zh,
  i.name_en AS indicator_en,
  i.unit,
  i.numerator,
  i.denominator,
  i.family,
  i.direction,
  i.target_kind,
  i.target,
  i.target_by,
  i.target_wording,
  i.measure,
  i.definition,
  i.version
FROM lake.ref.commitment c
JOIN lake.ref.plan_node n ON n.id = c.node
JOIN lake.ref.indicator i ON i.commitment = c.id
