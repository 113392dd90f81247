-- What became of each delivery; one that was refused more than once by what was said last.
SELECT
  feed,
  delivery_id,
  status,
  reconciliation,
  rows_read,
  rows_accepted,
  rows_persons,
  rows_rejected,
  rows_duplicate
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY feed, delivery_id
      ORDER BY if(status = 'refused', 1, 0), completed_at DESC) AS position
  FROM lake.ops.delivery)
WHERE position = 1
