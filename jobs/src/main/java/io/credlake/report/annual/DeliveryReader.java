package io.credlake.report.annual;

import io.credlake.report.query.Rows;
import java.sql.SQLException;
import java.util.List;

/** Reads what departments delivered in a year, and what they did not. */
final class DeliveryReader {

  private final Rows rows;
  private final long year;

  DeliveryReader(Rows rows, long year) {
    this.rows = rows;
    this.year = year;
  }

  List<AnnualFigures.Sender> senders() throws SQLException {
    return rows.ask(
        """
        SELECT sender, coalesce(province_code, '000000') AS region, sum(deliveries) AS deliveries,
          sum(deliveries_refused) AS refused,
          coalesce(sum(rows_reported), 0) AS rows, coalesce(sum(rows_rejected), 0) AS rejected,
          coalesce(sum(wrong_codes), 0) AS wrong_codes,
          sum(judged) AS judged, sum(late) AS late, sum(concealed) AS concealed,
          sum(concealed_sample) AS sampled,
          CASE
            WHEN bool_or(concealed_status = 'reported') THEN 'reported'
            WHEN bool_or(concealed_status = 'suppressed') THEN 'suppressed'
            WHEN bool_or(concealed_status = 'not_applicable') THEN 'not_applicable'
            ELSE 'not_reported'
          END AS sample
        FROM lake.policy.delivery_quality
        WHERE year(month) = ?
        GROUP BY sender, province_code
        ORDER BY 2, 6 DESC, 1
        """,
        row ->
            new AnnualFigures.Sender(
                row.text("sender"),
                row.text("region"),
                row.whole("deliveries"),
                row.count("refused"),
                row.whole("rows"),
                row.whole("rejected"),
                row.whole("wrong_codes"),
                row.count("judged"),
                row.count("late"),
                row.count("concealed"),
                row.count("sampled"),
                row.text("sample")),
        year);
  }

  List<AnnualFigures.Gap> gaps() throws SQLException {
    return rows.ask(
        """
        SELECT m.feed, f.name_zh AS zh, f.name_en AS en, m.sender, m.province_code,
          count(*) AS months, date_format(max(m.last_delivered), '%Y-%m') AS last
        FROM lake.policy.missing_delivery m
        JOIN lake.ref.feed f ON f.feed = m.feed
        WHERE year(m.month) = ?
        GROUP BY m.feed, f.name_zh, f.name_en, m.sender, m.province_code
        ORDER BY 6 DESC, 1, 5
        """,
        row ->
            new AnnualFigures.Gap(
                row.text("feed"),
                AnnualReader.name(row),
                row.text("sender"),
                row.text("province_code"),
                row.whole("months"),
                row.text("last")),
        year);
  }

  List<AnnualFigures.Basis> bases() throws SQLException {
    return rows.ask(
        """
        WITH taken AS (
          SELECT d.feed, d.delivery_id, d.sender, d.known_from
          FROM lake.policy.taken_delivery d
          WHERE year(coalesce(d.period_to, d.known_from)) = ?
        )
        SELECT coalesce(r.province_code, '000000') AS region,
          count(DISTINCT t.feed || t.delivery_id) AS deliveries,
          count(DISTINCT t.sender) AS senders, coalesce(sum(r.rows_read), 0) AS rows,
          CAST(min(t.known_from) AS varchar) AS first, CAST(max(t.known_from) AS varchar) AS last
        FROM taken t
        LEFT JOIN lake.ops.delivery_region r
          ON r.feed = t.feed AND r.delivery_id = t.delivery_id
        GROUP BY GROUPING SETS ((), (r.province_code))
        HAVING grouping(r.province_code) = 1 OR r.province_code IS NOT NULL
        ORDER BY 1
        """,
        row ->
            new AnnualFigures.Basis(
                row.text("region"),
                row.whole("deliveries"),
                row.whole("senders"),
                row.whole("rows"),
                row.text("first"),
                row.text("last")),
        year);
  }
}
