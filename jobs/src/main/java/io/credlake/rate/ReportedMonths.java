package io.credlake.rate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The months that deliveries cover, both ends included; of others nothing can be told.
 *
 * @param first first of them
 * @param last last of them
 */
public record ReportedMonths(YearMonth first, YearMonth last) {

  /** Those of a lake; empty if nothing was delivered yet. */
  public static Optional<ReportedMonths> in(Connection lake) throws SQLException {
    String sql =
        """
        SELECT date_format(min(month), '%Y-%m') AS first, date_format(max(month), '%Y-%m') AS last
        FROM lake.policy.reported_month
        """;
    try (Statement statement = lake.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      String first = row.getString("first");
      return first == null
          ? Optional.empty()
          : Optional.of(
              new ReportedMonths(YearMonth.parse(first), YearMonth.parse(row.getString("last"))));
    }
  }

  /**
   * Checks that the end of a period is covered.
   *
   * @param doing what shall be done with it, for the message: "explain"
   * @throws IllegalArgumentException if it is not, with the nearest month that is
   */
  public void ensureCover(Period period, String doing) {
    boolean early = period.last().isBefore(first);
    if (early || period.last().isAfter(last)) {
      throw new IllegalArgumentException(
          "Cannot %s, %s to %s are reported (nearest: %s): %s"
              .formatted(doing, first, last, early ? first : last, period));
    }
  }
}
