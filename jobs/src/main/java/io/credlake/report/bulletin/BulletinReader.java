package io.credlake.report.bulletin;

import io.credlake.report.query.Names;
import io.credlake.report.query.Rows;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/** Reads the figures of a month and the one before for all regions at once. */
final class BulletinReader {

  private BulletinReader() {}

  /**
   * The figures of a month.
   *
   * @throws IllegalArgumentException if no licence or penalty was delivered in it; the message
   *     names the months in which some were
   */
  static BulletinFigures read(Connection connection, YearMonth month) throws SQLException {
    Rows rows = new Rows(connection);
    Date last = Date.valueOf(month.atDay(1));
    Date first = Date.valueOf(month.minusMonths(1).atDay(1));
    List<BulletinFigures.Delivered> delivered =
        rows.ask(
            """
            SELECT date_format(month, '%Y-%m') AS month, class, sender, province_code,
              sum(rows_reported) AS rows, sum(rows_rejected) AS rejected
            FROM lake.policy.double_publicity
            WHERE month BETWEEN ? AND ?
            GROUP BY month, class, sender, province_code
            ORDER BY 1, 2, 3, 4
            """,
            row ->
                new BulletinFigures.Delivered(
                    YearMonth.parse(row.text("month")),
                    row.text("class"),
                    row.text("sender"),
                    row.text("province_code"),
                    row.whole("rows"),
                    row.whole("rejected")),
            first,
            last);
    if (delivered.stream().noneMatch(d -> d.month().equals(month))) {
      throw new IllegalArgumentException(none(rows, month));
    }
    return new BulletinFigures(
        month,
        Names.read(rows),
        delivered,
        rows.ask(
            """
            SELECT date_format(month, '%Y-%m') AS month, class, sender, province_code, city_code,
              department, sum(records) AS records, sum(judged) AS judged, sum(late) AS late
            FROM lake.policy.double_publicity_record
            WHERE month BETWEEN ? AND ?
            GROUP BY month, class, sender, province_code, city_code, department
            ORDER BY 1, 2, 3, 4, 5, 6
            """,
            row ->
                new BulletinFigures.Timely(
                    YearMonth.parse(row.text("month")),
                    row.text("class"),
                    row.text("sender"),
                    row.text("province_code"),
                    row.text("city_code"),
                    row.text("department"),
                    row.whole("records"),
                    row.whole("judged"),
                    row.whole("late")),
            first,
            last),
        rows.ask(
            """
            SELECT date_format(month, '%Y-%m') AS month, sender, province_code, concealed,
              concealed_sample, concealed_status
            FROM lake.policy.delivery_quality
            WHERE month BETWEEN ? AND ? AND concealed_status <> 'not_reported'
            ORDER BY 1, 2, 3
            """,
            row ->
                new BulletinFigures.Sample(
                    YearMonth.parse(row.text("month")),
                    row.text("sender"),
                    row.text("province_code"),
                    row.count("concealed"),
                    row.count("concealed_sample"),
                    row.text("concealed_status")),
            first,
            last));
  }

  private static String none(Rows rows, YearMonth month) throws SQLException {
    List<String> months =
        rows.ask(
            "SELECT DISTINCT date_format(month, '%Y-%m') AS month FROM lake.policy.double_publicity"
                + " ORDER BY 1",
            row -> row.text("month"));
    return months.isEmpty()
        ? "Cannot write the bulletin, no licence or penalty was delivered yet: " + month
        : "Cannot write the bulletin, nothing was delivered in the month (first %s, last %s): %s"
            .formatted(months.getFirst(), months.getLast(), month);
  }
}
