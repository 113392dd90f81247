package io.credlake.release;

import io.credlake.trino.RewrittenConnection;
import io.trino.jdbc.TrinoConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;

/**
 * A connection whose statements are answered from a release: everything that asks the lake through
 * a {@link Connection} asks the release in the same words.
 *
 * <p>Each statement goes through {@link FrozenSql}. The session is in UTC and English, so that
 * answers do not depend on where they are asked.
 */
public final class ReleaseConnection {

  private ReleaseConnection() {}

  /** Answers from a release over a connection to its lake, which it closes in the end. */
  public static Connection of(Connection lake, ReleasePoint point) throws SQLException {
    inUtc(lake);
    return RewrittenConnection.of(lake, new Frozen(point));
  }

  /** Gives a session the time zone and the language of all that is asked of a release. */
  static void inUtc(Connection lake) throws SQLException {
    TrinoConnection session = lake.unwrap(TrinoConnection.class);
    session.setTimeZoneId("UTC");
    session.setLocale(Locale.ENGLISH);
  }

  private record Frozen(ReleasePoint point) implements RewrittenConnection.Rewriting {

    @Override
    public String of(String sql) throws SQLException {
      return FrozenSql.of(point, sql);
    }

    @Override
    public SQLException refused(String method) {
      return new SQLFeatureNotSupportedException(
          "Cannot ask release %s, not supported: %s".formatted(point.name(), method));
    }
  }
}
