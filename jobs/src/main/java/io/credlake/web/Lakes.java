package io.credlake.web;

import io.credlake.release.ReleaseConnection;
import io.credlake.release.Releases;
import io.credlake.report.query.Names;
import io.credlake.report.query.Rows;
import io.credlake.trino.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where the figures of a page are read.
 *
 * @param endpoint where Trino answers, as the owner
 */
public record Lakes(Endpoint endpoint) {

  /** Reads over a connection. */
  @FunctionalInterface
  public interface Work<T> {

    /** What is read. */
    T of(Connection connection) throws SQLException;
  }

  /**
   * What is read from the release of a view, or the lake as it stands, as whom reads.
   *
   * @param subject tells what is asked, with all that it depends on
   * @throws InvalidRequest if there is no such release, or readers do not see it
   */
  public <T> T ask(View view, Object subject, Work<T> work) throws SQLException {
    try (Connection connection = open(view)) {
      return work.of(connection);
    }
  }

  /** What the codes are called. */
  public Names names(View view) throws SQLException {
    return ask(view, "names", connection -> Names.read(new Rows(connection)));
  }

  /**
   * A connection that answers from the release of a view, or the lake as it stands, as whom reads.
   *
   * @throws InvalidRequest if there is no such release, or readers do not see it
   */
  private Connection open(View view) throws SQLException {
    String release = view.filters().release();
    Connection connection = endpoint.as(view.user()).connect();
    if (release == null) {
      return connection;
    }
    try {
      return ReleaseConnection.of(connection, new Releases(connection).published(release).point());
    } catch (IllegalArgumentException e) {
      connection.close();
      throw new InvalidRequest(e.getMessage());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
