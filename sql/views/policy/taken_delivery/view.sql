-- Deliveries whose rows count: complete and not refused (已入湖批次).
SELECT
  feed,
  delivery_id,
  sender,
  coalesce(sent_on, CAST(arrived_at AT TIME ZONE 'Asia/Shanghai' AS date)) AS known_from,
  period_from,
  period_to,
  completed_at
FROM lake.ops.delivery
WHERE status <> 'refused'
