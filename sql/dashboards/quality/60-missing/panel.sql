-- Deliveries that should have come and did not (缺报).
SELECT m.sender, m.feed, m.province_code, m.month, m.last_delivered
FROM lake.policy.missing_delivery m
WHERE m.month BETWEEN :first_month AND :month
  AND (:province IS NULL OR m.province_code = :province)
ORDER BY m.month DESC, m.sender, m.feed, m.province_code
