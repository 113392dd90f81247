-- :none
SELECT 'a:b', "c:d", x::date FROM t
WHERE region = :region /* :x */ AND year = :year;
