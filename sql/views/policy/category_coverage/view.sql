-- Categories of information that reach the network, of those in the catalogues (信息类别覆盖率).
WITH
  item AS (
    SELECT
      m.*,
      coalesce(m.valid_from, m.event_date) AS begins,
      -- a later row of the same item and state is its newer version
      row_number() OVER (
        PARTITION BY m.feed, m.item, m.province_code, m.state
        ORDER BY
          coalesce(m.reported_date, d.known_from) DESC,
          d.known_from DESC,
          d.completed_at DESC,
          m.delivery_id DESC,
          m.line DESC) AS position
    FROM lake.core.milestone m
    JOIN lake.policy.taken_delivery d ON d.feed = m.feed AND d.delivery_id = m.delivery_id
    WHERE m.item_kind = 'catalogue'
  ),
  -- The states of an item one after the other.
  standing AS (
    SELECT
      item,
      province_code,
      department,
      title,
      state,
      begins,
      valid_to,
      lead(begins) OVER (PARTITION BY feed, item, province_code ORDER BY begins, state) AS next_from
    FROM item
    WHERE position = 1 AND action IS DISTINCT FROM 'withdraw'
  ),
  -- What class of information a title speaks of.
  word (class, word) AS (
    VALUES
      ('licence', '许可'), ('penalty', '处罚'), ('list', '名单'), ('rating', '评价'),
      ('rating', '等级'), ('pledge', '承诺'), ('judgment', '判决'), ('judgment', '裁判'),
      ('enforcement', '执行'), ('inspection', '检查'), ('inspection', '抽查'),
      ('disclosure', '公示'), ('subject', '登记'), ('subject', '注册')
  ),
  -- What a department began its successor goes on with.
  succession AS (
    SELECT code, coalesce(code_today, code) AS code_today
    FROM lake.policy.department_series
  ),
  in_force AS (
    SELECT DISTINCT
      t.month, s.item, s.province_code, s.department, n.code_today AS successor, w.class
    FROM lake.policy.reported_month t
    JOIN standing s
      ON s.begins < t.month_end
      AND (s.valid_to IS NULL OR t.month_end <= s.valid_to)
      AND (s.next_from IS NULL OR t.month_end <= s.next_from)
    LEFT JOIN word w ON strpos(s.title, w.word) > 0
    LEFT JOIN succession n ON n.code = s.department
    WHERE s.state IN ('issued', 'in_force', 'live')
  ),
  arrived AS (
    SELECT DISTINCT
      if(f.sender = 'PROV', r.province_code) AS province_code,
      n.code_today AS successor,
      r.category AS class,
      date_trunc('month', d.known_from) AS month
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    JOIN lake.ref.feed f ON f.feed = r.feed
    JOIN succession n ON n.code = coalesce(r.department, f.sender)
    UNION
    SELECT DISTINCT CAST(NULL AS varchar), n.code_today, 'subject', date_trunc('month', d.known_from)
    FROM lake.policy.taken_delivery d
    JOIN lake.ref.feed f ON f.feed = d.feed AND f.shape = 'subject'
    JOIN succession n ON n.code = f.sender
  ),
  judged AS (
    SELECT
      i.month,
      i.item,
      i.province_code,
      i.department,
      bool_or(a.class IS NOT NULL) AS live
    FROM in_force i
    LEFT JOIN arrived a
      ON a.class = i.class
      AND a.successor = i.successor
      AND coalesce(a.province_code, '') = coalesce(i.province_code, '')
      AND a.month <= i.month
      AND a.month > i.month - INTERVAL '12' MONTH
    GROUP BY i.month, i.item, i.province_code, i.department
  )
SELECT
  t.month,
  if(grouping(j.department) = 1, 'nation', 'department') AS scope,
  j.department,
  count(j.item) AS items,
  count_if(j.live) AS items_fed,
  if(count(j.item) = 0, 'not_reported', 'reported') AS status,
  CAST(count_if(j.live) AS double) / nullif(count(j.item), 0) AS rate
FROM lake.policy.reported_month t
LEFT JOIN judged j ON j.month = t.month
GROUP BY GROUPING SETS ((t.month), (t.month, j.department))
HAVING grouping(j.department) = 1 OR count(j.item) > 0
