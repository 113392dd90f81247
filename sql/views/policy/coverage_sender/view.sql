-- Whose deliveries coverage of a region is counted from (覆盖率的报送单位).
SELECT
  l.region,
  array_join(array_sort(array_agg(DISTINCT f.sender)), ',') AS senders
FROM lake.policy.taken_delivery d
JOIN lake.ref.feed f ON f.feed = d.feed AND f.shape IN ('subject', 'record')
JOIN lake.ops.delivery_region r ON r.feed = d.feed AND r.delivery_id = d.delivery_id
CROSS JOIN UNNEST(ARRAY['000000', r.province_code]) AS l (region)
WHERE r.rows_read > 0 AND l.region IS NOT NULL
GROUP BY l.region
