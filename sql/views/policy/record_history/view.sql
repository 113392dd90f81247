-- What was in force on one day as known on another (信用记录双时态历史).
--
--   WHERE DATE '2018-03-31' >= valid_from
--     AND (valid_to IS NULL OR DATE '2018-03-31' < valid_to)
--     AND DATE '2018-06-30' >= known_from
--     AND (known_to IS NULL OR DATE '2018-06-30' < known_to)
WITH
  delivered AS (
    SELECT
      r.*,
      coalesce(r.credit_code, n.credit_code, o.credit_code,
        r.organisation_code, r.registration_number) AS subject_id,
      coalesce(r.valid_from, r.event_date) AS begins,
      d.sender,
      d.known_from,
      d.completed_at,
      coalesce(r.event_date < d.period_from, false) AS late_for_period,
      f.sender AS source,
      -- provinces number their documents each for itself, departments for the nation
      if(f.sender = 'PROV', r.province_code) AS scope
    FROM lake.core.record r
    JOIN lake.policy.taken_delivery d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
    LEFT JOIN lake.ref.feed f ON f.feed = r.feed
    LEFT JOIN lake.policy.identity n
      ON r.credit_code IS NULL
      AND n.identifier_kind = 'registration_number'
      AND n.identifier = r.registration_number
      AND n.resolves_from <= r.event_date
      AND (n.valid_to IS NULL OR r.event_date < n.valid_to)
    LEFT JOIN lake.policy.identity o
      ON r.credit_code IS NULL
      AND o.identifier_kind = 'organisation_code'
      AND o.identifier = r.organisation_code
      AND o.resolves_from <= r.event_date
      AND (o.valid_to IS NULL OR r.event_date < o.valid_to)
  ),
  -- A row exported later of the same document and stage about the same organisation is a new
  -- version, in whatever order the two arrived: one decision may be about many organisations. A row
  -- without a number stands alone.
  version AS (
    SELECT
      *,
      min(known_from) OVER (
        PARTITION BY
          feed,
          scope,
          category,
          stage,
          coalesce(document_no, CAST(row_id AS varchar)),
          subject_id
        ORDER BY
          coalesce(reported_date, known_from), known_from, completed_at, delivery_id, line
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS known_to
    FROM delivered
  ),
  stated AS (
    SELECT *
    FROM version
    WHERE action IS DISTINCT FROM 'withdraw'
      AND (known_to IS NULL OR known_from < known_to)
  ),
  -- What ends a record: an upheld objection, a granted repair, the exit from a list.
  ending AS (
    SELECT
      source,
      province_code,
      subject_id,
      refers_to,
      if(category = 'list', stage, category) AS closed_by,
      if(category = 'list', event_date, closed_date) AS ends,
      known_from,
      known_to
    FROM stated
    WHERE refers_to IS NOT NULL
      AND (
        (category IN ('objection', 'credit_repair')
          AND outcome = 'upheld'
          AND closed_date IS NOT NULL)
        OR (category = 'list' AND stage IN ('exit', 'repair')))
  ),
  -- Endings of a sender's own records of an organisation, and those of a local platform for anyone's
  -- in its province.
  ended AS (
    SELECT
      s.row_id,
      array_agg(
        CAST(
          ROW(e.ends, e.closed_by, e.known_from, e.known_to)
          AS ROW(ends date, closed_by varchar, known_from date, known_to date))) AS endings,
      array_agg(e.known_from) || array_agg(e.known_to) AS cuts
    FROM stated s
    JOIN ending e ON e.refers_to = s.document_no AND e.subject_id = s.subject_id
    WHERE coalesce(s.stage NOT IN ('exit', 'repair'), true)
      AND s.category NOT IN ('objection', 'credit_repair', 'complaint')
      AND (
        (e.source = s.source
          AND (e.source <> 'PROV' OR e.province_code IS NOT DISTINCT FROM s.province_code))
        OR e.province_code = s.province_code)
    GROUP BY s.row_id
  ),
  -- On each day on which something becomes known of a record, another state of it begins.
  timed AS (
    SELECT
      s.*,
      e.endings,
      array_sort(
        array_distinct(
          ARRAY[s.known_from]
            || coalesce(
              filter(
                e.cuts,
                cut -> s.known_from < cut AND (s.known_to IS NULL OR cut < s.known_to)),
              ARRAY[]))) AS cuts
    FROM stated s
    LEFT JOIN ended e ON e.row_id = s.row_id
  ),
  state AS (
    SELECT
      t.*,
      c.cut AS state_from,
      coalesce(c.next_cut, t.known_to) AS state_to,
      array_min(
        transform(
          filter(
            t.endings,
            e -> e.known_from <= c.cut AND (e.known_to IS NULL OR c.cut < e.known_to)),
          e -> CAST(ROW(e.ends, e.closed_by) AS ROW(ends date, closed_by varchar)))) AS ending
    FROM timed t
    CROSS JOIN UNNEST(t.cuts, slice(t.cuts, 2, cardinality(t.cuts))) AS c (cut, next_cut)
  )
SELECT
  s.feed,
  s.sender,
  s.category,
  s.stage,
  s.document_no,
  s.refers_to,
  s.subject_id,
  s.province_code,
  s.city_code,
  s.department,
  s.executing_province_code,
  s.executing_city_code,
  s.executing_department,
  s.field,
  s.matter,
  s.rating,
  s.severity,
  s.polarity,
  s.outcome,
  s.event_date,
  s.due_date,
  s.closed_date,
  s.amount,
  s.amount_currency,
  s.begins AS valid_from,
  if(s.ending.ends < s.valid_to OR s.valid_to IS NULL, s.ending.ends, s.valid_to) AS valid_to,
  s.state_from AS known_from,
  s.state_to AS known_to,
  if(s.ending.ends < s.valid_to OR s.valid_to IS NULL, s.ending.closed_by) AS closed_by,
  s.late_for_period,
  s.delivery_id,
  s.line
FROM state s
