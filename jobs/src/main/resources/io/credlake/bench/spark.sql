-- What a user of Spark would write: from the CSV files to Iceberg tables, and to coverage.
CREATE TEMPORARY VIEW register
USING csv OPTIONS (path '${in}/saic-market-entities/*.csv', header 'true');

CREATE TEMPORARY VIEW rating
USING csv OPTIONS (path '${in}/sat-tax-ratings/*.csv', header 'true');

CREATE TEMPORARY VIEW kind
USING csv OPTIONS (path '${codes}/organisation-kinds.csv', header 'true');

CREATE TEMPORARY VIEW department
USING csv OPTIONS (path '${codes}/departments.csv', header 'true');

CREATE TEMPORARY VIEW region_version
USING csv OPTIONS (path '${codes}/regions.csv', header 'true');

-- what a code is may change over time; the last word on it holds
CREATE TEMPORARY VIEW region AS
SELECT
  code,
  max_by(level, coalesce(valid_to, '9999')) AS level,
  max_by(parent, coalesce(valid_to, '9999')) AS parent
FROM region_version
GROUP BY code;

CREATE TEMPORARY VIEW month_end AS
SELECT month, year(month) * 12 + month(month) AS number
FROM (
  SELECT explode(sequence(DATE '${firstDay}', DATE '${lastDay}' - INTERVAL 1 MONTH, INTERVAL 1 MONTH))
    AS month);

CREATE TABLE lake.core.subject USING iceberg AS
SELECT DISTINCT
  c.`名称` AS name,
  c.`统一社会信用代码` AS code,
  k.kind,
  p.code AS province,
  CASE d.level WHEN 'province' THEN NULL ELSE d.code END AS city,
  c.`行业代码` AS industry,
  CASE WHEN c.`行业代码` RLIKE '^[A-T]' THEN substr(c.`行业代码`, 1, 1) END AS section,
  c.`登记状态` AS status,
  try_cast(c.`生效日期` AS DATE) AS valid_from,
  try_cast(c.`报送日期` AS DATE) AS reported_date
FROM register c
JOIN region p ON p.code = concat(substr(c.`地区`, 1, 2), '0000')
LEFT JOIN region d ON d.code = c.`地区`
LEFT JOIN kind k ON k.prefix = substr(c.`统一社会信用代码`, 1, 2)
WHERE ${validCode}
  AND c.`登记状态` IN ('存续', '迁出')
  AND try_cast(c.`生效日期` AS DATE) IS NOT NULL;

CREATE TABLE lake.core.record USING iceberg AS
SELECT DISTINCT
  c.`统一社会信用代码` AS code,
  c.`评价编号` AS document_no,
  'taxation' AS field,
  c.`评价事项` AS matter,
  c.`评价等级` AS rating,
  a.code AS department,
  p.code AS province,
  CASE d.level WHEN 'province' THEN NULL ELSE d.code END AS city,
  try_cast(c.`评价日期` AS DATE) AS valid_from,
  date_add(try_cast(c.`有效期至` AS DATE), 1) AS valid_to,
  try_cast(c.`报送日期` AS DATE) AS reported_date
FROM rating c
LEFT JOIN department a ON a.name_zh = c.`评价部门`
LEFT JOIN region p ON p.code = concat(substr(c.`地区`, 1, 2), '0000')
LEFT JOIN region d ON d.code = c.`地区`
WHERE ${validCode}
  AND try_cast(c.`评价日期` AS DATE) IS NOT NULL
  AND (
    c.`有效期至` IS NULL
    OR try_cast(c.`有效期至` AS DATE) >= try_cast(c.`评价日期` AS DATE));

CREATE TEMPORARY VIEW subject AS SELECT * FROM lake.core.subject;

CREATE TEMPORARY VIEW record AS SELECT * FROM lake.core.record;

CREATE TABLE lake.stat.coverage USING iceberg AS
${coverage};
