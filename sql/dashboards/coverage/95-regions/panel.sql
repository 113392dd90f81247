-- Regions that deliver, by level, month by month (区域覆盖率走势).
SELECT r.month, r.level, r.delivering, r.regions, r.rate
FROM lake.policy.region_coverage r
WHERE r.month <= :month
ORDER BY r.month, r.level
