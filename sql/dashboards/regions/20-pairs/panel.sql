-- Pairs of provinces that cannot be told apart (不可区分的省份).
SELECT p.framework, p.region, p.other, p.above, p.replications
FROM lake.policy.index_pairs p
WHERE p.year = :year AND (:province IS NULL OR :province IN (p.region, p.other))
ORDER BY p.framework, p.region, p.other
