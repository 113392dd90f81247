-- Items of the catalogues of each department, and those with a live feed (信息类别覆盖).
SELECT g.department, g.items_fed, g.items, g.rate, g.status, g.month
FROM lake.policy.category_coverage g
WHERE g.scope = 'department' AND g.month = :month
ORDER BY g.items DESC, g.department
