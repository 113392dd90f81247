package io.credlake.release.diff;

import io.credlake.release.ReleaseName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** Reads the rows that came into a lake between two releases. */
final class NewsQuery {

  /**
   * Rows of deliveries that the second release takes and the first does not. A row is a correction
   * if it says so, if it is another version of something that the first release knows, or if it
   * ends or lifts a record. What it moves is where it is now and where it was: the province that
   * decided, or that of the organisation, with its field and department, from its day on.
   */
  private static final String SQL =
      """
      WITH
        fresh AS (
          SELECT d.feed, d.delivery_id, d.sender
          FROM lake.%2$s.taken_delivery d
          WHERE NOT EXISTS (
            SELECT 1 FROM lake.%1$s.taken_delivery b
            WHERE b.feed = d.feed AND b.delivery_id = d.delivery_id)),
        home AS (
          SELECT subject_id, max_by(province_code, valid_from) AS province_code
          FROM lake.%2$s.subject_history
          GROUP BY subject_id),
        known_record AS (
          SELECT
            feed, document_no, coalesce(stage, '') AS stage,
            coalesce(credit_code, organisation_code, registration_number) AS subject,
            province_code, field, department, min(coalesce(valid_from, event_date)) AS day
          FROM lake.core.record FOR VERSION AS OF '%3$s'
          WHERE document_no IS NOT NULL
          GROUP BY 1, 2, 3, 4, 5, 6, 7),
        known_cell AS (
          SELECT DISTINCT
            feed, series, period_from, period_to, coalesce(province_code, '') AS province,
            coalesce(city_code, '') AS city, coalesce(department, '') AS department,
            coalesce(dimension, '') AS dimension, coalesce(member, '') AS member
          FROM lake.core."return" FOR VERSION AS OF '%3$s'),
        known_subject AS (
          SELECT DISTINCT
            feed, valid_from,
            coalesce(credit_code, organisation_code, registration_number) AS subject, province_code
          FROM lake.core.subject FOR VERSION AS OF '%3$s'),
        news AS (
          SELECT
            'record' AS shape, d.sender, t.province_code, h.province_code AS home, t.field,
            t.department, t.day,
            coalesce(r.action IN ('correct', 'withdraw'), false)
              OR (r.category IN ('objection', 'credit_repair') AND r.refers_to IS NOT NULL)
              OR (r.category = 'list' AND coalesce(r.stage IN ('exit', 'repair'), false))
              OR k.feed IS NOT NULL AS correction
          FROM lake.core.record FOR VERSION AS OF '%4$s' r
          JOIN fresh d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
          LEFT JOIN lake.%2$s.identity n
            ON r.credit_code IS NULL
            AND n.identifier = coalesce(r.organisation_code, r.registration_number)
            AND n.valid_to IS NULL
          LEFT JOIN home h
            ON h.subject_id =
              coalesce(r.credit_code, n.credit_code, r.organisation_code, r.registration_number)
          LEFT JOIN known_record k
            ON k.feed = r.feed AND k.document_no = r.document_no
            AND k.stage = coalesce(r.stage, '')
            AND k.subject = coalesce(r.credit_code, r.organisation_code, r.registration_number)
          CROSS JOIN UNNEST(
            ARRAY[r.province_code, k.province_code], ARRAY[r.field, k.field],
            ARRAY[r.department, k.department],
            ARRAY[coalesce(r.valid_from, r.event_date), k.day])
            AS t (province_code, field, department, day)
          UNION ALL
          SELECT
            'subject', d.sender, s.province_code, k.province_code, NULL, NULL, s.valid_from,
            coalesce(s.action IN ('correct', 'withdraw'), false) OR k.feed IS NOT NULL
          FROM lake.core.subject FOR VERSION AS OF '%4$s' s
          JOIN fresh d ON d.feed = s.feed AND d.delivery_id = s.delivery_id
          LEFT JOIN known_subject k
            ON k.feed = s.feed AND k.valid_from = s.valid_from
            AND k.subject = coalesce(s.credit_code, s.organisation_code, s.registration_number)
          UNION ALL
          SELECT
            'return', d.sender, r.province_code, NULL, NULL, NULL, r.period_from,
            coalesce(r.action IN ('correct', 'withdraw'), false) OR k.feed IS NOT NULL
          FROM lake.core."return" FOR VERSION AS OF '%4$s' r
          JOIN fresh d ON d.feed = r.feed AND d.delivery_id = r.delivery_id
          LEFT JOIN known_cell k
            ON k.feed = r.feed AND k.series = r.series AND k.period_from = r.period_from
            AND k.period_to = r.period_to AND k.province = coalesce(r.province_code, '')
            AND k.city = coalesce(r.city_code, '') AND k.department = coalesce(r.department, '')
            AND k.dimension = coalesce(r.dimension, '') AND k.member = coalesce(r.member, '')
          UNION ALL
          SELECT
            'milestone', d.sender, m.province_code, NULL, NULL, NULL, m.event_date,
            coalesce(m.action IN ('correct', 'withdraw'), false)
          FROM lake.core.milestone FOR VERSION AS OF '%4$s' m
          JOIN fresh d ON d.feed = m.feed AND d.delivery_id = m.delivery_id)
      SELECT
        shape, sender, province_code, home, field, department, correction,
        CAST(date_trunc('month', min(day)) AS varchar) AS month
      FROM news
      WHERE day IS NOT NULL
      GROUP BY shape, sender, province_code, home, field, department, correction
      """;

  private NewsQuery() {}

  static News read(Connection connection, ReleaseName first, ReleaseName second)
      throws SQLException {
    News news = new News();
    String sql = SQL.formatted(quoted(first), quoted(second), first.tag(), second.tag());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        add(row, news);
      }
    }
    return news;
  }

  private static void add(ResultSet row, News news) throws SQLException {
    Cause cause = row.getBoolean("correction") ? Cause.CORRECTION : Cause.LATE_DATA;
    LocalDate month = LocalDate.parse(row.getString("month"));
    for (String region : new String[] {row.getString("province_code"), row.getString("home")}) {
      news.add(News.ANY, region, cause, month);
      news.add(News.ofSender(row.getString("sender")), region, cause, month);
      switch (row.getString("shape")) {
        case "subject" -> {
          // Whoever enters or leaves the registers is in the denominator of every facet.
          news.add("registers", region, cause, month);
        }
        case "record" -> {
          news.add("records", region, cause, month);
          news.add(News.ofFacet("field", row.getString("field")), region, cause, month);
          news.add(News.ofFacet("department", row.getString("department")), region, cause, month);
        }
        default -> {}
      }
    }
  }

  static String quoted(ReleaseName release) {
    return '"' + release.schema() + '"';
  }
}
