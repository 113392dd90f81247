-- Measures executed elsewhere than where the subject was listed (联合奖惩案例).
WITH
  record AS (
    SELECT *
    FROM lake.policy.record_history
    WHERE known_to IS NULL AND category IN ('list', 'measure')
  ),
  measure AS (
    SELECT
      m.feed,
      f.sender,
      if(f.sender = 'PROV', m.province_code) AS scope,
      m.refers_to AS entry_no,
      m.subject_id,
      m.province_code,
      m.department,
      m.executing_province_code,
      m.executing_department,
      m.event_date,
      m.polarity
    FROM record m
    LEFT JOIN lake.ref.feed f ON f.feed = m.feed
    WHERE (m.stage = 'measure' OR m.category = 'measure') AND m.refers_to IS NOT NULL
  ),
  entry AS (
    SELECT
      e.feed,
      if(f.sender = 'PROV', e.province_code) AS scope,
      e.document_no AS entry_no,
      e.subject_id,
      min(e.event_date) AS entry_date,
      min(e.province_code) AS province_code,
      min(e.department) AS department,
      min(e.matter) AS matter
    FROM record e
    LEFT JOIN lake.ref.feed f ON f.feed = e.feed
    WHERE e.category = 'list' AND e.stage = 'entry'
    GROUP BY e.feed, if(f.sender = 'PROV', e.province_code), e.document_no, e.subject_id
  ),
  -- Who listed stands on the entry; where that is missing, on the measure itself.
  executed AS (
    SELECT
      m.feed,
      m.sender,
      m.scope,
      m.entry_no,
      m.subject_id,
      m.polarity,
      e.matter,
      e.entry_date,
      coalesce(e.province_code, m.province_code) AS listing_province_code,
      coalesce(e.department, m.department) AS listing_department,
      m.executing_province_code,
      m.executing_department,
      m.event_date
    FROM measure m
    LEFT JOIN entry e
      ON e.feed = m.feed
      AND e.scope IS NOT DISTINCT FROM m.scope
      AND e.entry_no = m.entry_no
      AND e.subject_id = m.subject_id
  )
SELECT
  feed,
  sender,
  entry_no,
  subject_id,
  min(polarity) AS polarity,
  min(matter) AS matter,
  min(entry_date) AS entry_date,
  min(listing_province_code) AS listing_province_code,
  min(listing_department) AS listing_department,
  array_sort(array_distinct(array_agg(executing_province_code)
    FILTER (WHERE executing_province_code IS NOT NULL))) AS executing_province_codes,
  array_sort(array_distinct(array_agg(executing_department)
    FILTER (WHERE executing_department IS NOT NULL))) AS executing_departments,
  bool_or(coalesce(executing_province_code <> listing_province_code, false)) AS across_regions,
  bool_or(coalesce(executing_department <> listing_department, false)) AS across_departments,
  count(*) AS measures,
  min(event_date) AS first_measure,
  max(event_date) AS last_measure
FROM executed
WHERE executing_province_code <> listing_province_code
  OR executing_department <> listing_department
-- one announcement may list many organisations, each of which is a case of its own
GROUP BY feed, sender, scope, entry_no, subject_id
