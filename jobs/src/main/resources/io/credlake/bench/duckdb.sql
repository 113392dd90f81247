-- What a user of DuckDB would write: from the CSV files to Parquet, and to coverage.
CREATE TABLE kind AS
SELECT prefix, kind
FROM read_csv('${codes}/organisation-kinds.csv', header = true, all_varchar = true);

CREATE TABLE department AS
SELECT code, name_zh
FROM read_csv('${codes}/departments.csv', header = true, all_varchar = true);

-- what a code is may change over time; the last word on it holds
CREATE TABLE region AS
SELECT
  code,
  max_by(level, coalesce(valid_to, '9999')) AS level,
  max_by(parent, coalesce(valid_to, '9999')) AS parent
FROM read_csv('${codes}/regions.csv', header = true, all_varchar = true)
GROUP BY code;

CREATE TABLE month_end AS
SELECT CAST(m AS DATE) AS month, year(m) * 12 + month(m) AS number
FROM range(DATE '${firstDay}', DATE '${lastDay}', INTERVAL 1 MONTH) AS r (m);

COPY (
  SELECT DISTINCT
    c."名称" AS name,
    c."统一社会信用代码" AS code,
    k.kind,
    p.code AS province,
    CASE d.level WHEN 'province' THEN NULL ELSE d.code END AS city,
    c."行业代码" AS industry,
    CASE WHEN regexp_matches(c."行业代码", '^[A-T]') THEN substr(c."行业代码", 1, 1) END AS section,
    c."登记状态" AS status,
    try_cast(c."生效日期" AS DATE) AS valid_from,
    try_cast(c."报送日期" AS DATE) AS reported_date
  FROM read_csv('${in}/saic-market-entities/*.csv', header = true, all_varchar = true) c
  JOIN region p ON p.code = substr(c."地区", 1, 2) || '0000'
  LEFT JOIN region d ON d.code = c."地区"
  LEFT JOIN kind k ON k.prefix = substr(c."统一社会信用代码", 1, 2)
  WHERE ${validCode}
    AND c."登记状态" IN ('存续', '迁出')
    AND try_cast(c."生效日期" AS DATE) IS NOT NULL
) TO '${out}/subject.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT DISTINCT
    c."统一社会信用代码" AS code,
    c."评价编号" AS document_no,
    'taxation' AS field,
    c."评价事项" AS matter,
    c."评价等级" AS rating,
    a.code AS department,
    p.code AS province,
    CASE d.level WHEN 'province' THEN NULL ELSE d.code END AS city,
    try_cast(c."评价日期" AS DATE) AS valid_from,
    CAST(try_cast(c."有效期至" AS DATE) + INTERVAL 1 DAY AS DATE) AS valid_to,
    try_cast(c."报送日期" AS DATE) AS reported_date
  FROM read_csv('${in}/sat-tax-ratings/*.csv', header = true, all_varchar = true) c
  LEFT JOIN department a ON a.name_zh = c."评价部门"
  LEFT JOIN region p ON p.code = substr(c."地区", 1, 2) || '0000'
  LEFT JOIN region d ON d.code = c."地区"
  WHERE ${validCode}
    AND try_cast(c."评价日期" AS DATE) IS NOT NULL
    AND (
      c."有效期至" IS NULL
      OR try_cast(c."有效期至" AS DATE) >= try_cast(c."评价日期" AS DATE))
) TO '${out}/record.parquet' (FORMAT parquet, COMPRESSION zstd);

CREATE VIEW subject AS SELECT * FROM '${out}/subject.parquet';

CREATE VIEW record AS SELECT * FROM '${out}/record.parquet';

COPY (${coverage}) TO '${out}/coverage.parquet' (FORMAT parquet, COMPRESSION zstd);
