-- What is off track, silent or jumping (需要关注的事项).
SELECT a.why, a.commitment AS id, a.commitment, a.region, a.period, a.value, a.expected, a.detail
FROM lake.policy.attention a
WHERE a.region = :region
ORDER BY a.why, a.commitment, a.period DESC
