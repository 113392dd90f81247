package io.credlake.dashboard;

import io.credlake.rate.Period;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseNote;
import io.credlake.release.ReleasePoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;

/**
 * Which periods are reported and counted.
 *
 * @param newest newest of them, a year if there is one; null: none is
 * @param first first month; null: none is
 */
record Reported(Period newest, Period first) {

  private static final String PERIODS =
      """
      SELECT
        date_format(min(m.month), '%Y-%m') AS first,
        date_format(max(m.month), '%Y-%m') AS newest,
        max(year(m.month)) FILTER (WHERE month(m.month) = 12) AS newest_year
      FROM lake.policy.reported_month m
      WHERE EXISTS (SELECT 1 FROM lake.stat.coverage_round)
      """;

  /**
   * Those of the lake, or of a release.
   *
   * @param point of the release; null: the lake as it stands
   */
  static Reported in(Connection lake, ReleasePoint point) throws SQLException {
    Connection asked = point == null ? lake : ReleaseConnection.of(lake, point);
    try (Statement statement = asked.createStatement();
        ResultSet row = statement.executeQuery(PERIODS)) {
      row.next();
      String first = row.getString("first");
      if (first == null) {
        return new Reported(null, null);
      }
      String year = row.getString("newest_year");
      return new Reported(
          Period.parse(year != null ? year : row.getString("newest")),
          Period.ofMonth(YearMonth.parse(first)));
    }
  }

  /** What answers, with these periods; the views themselves are asked. */
  Source source(String state, ReleasePoint point, ReleaseNote note) {
    return new Source(state, point, note, newest, first, null);
  }
}
