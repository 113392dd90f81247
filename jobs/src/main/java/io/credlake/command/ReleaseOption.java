package io.credlake.command;

import io.credlake.access.AccessUser;
import io.credlake.publish.OpenReleases;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseNote;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that let a command answer from a release instead of the lake as it stands. */
final class ReleaseOption {

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Answer from this release instead of the lake as it stands.")
  private String name;

  @Option(
      names = "--unpublished",
      description = "Also from one that is under embargo or was withdrawn.")
  private boolean unpublished;

  /** Whether those that readers do not see are asked for as well. */
  boolean isUnpublished() {
    return unpublished;
  }

  /** The release asked for; null: the lake as it stands. */
  String name() {
    return name;
  }

  /**
   * What reports are made from.
   *
   * @param connection that answers from the release, or the lake as it stands
   * @param note what they say of it
   */
  record Opened(Connection connection, ReleaseNote note) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /**
   * Opens it with what is said of it.
   *
   * @throws IllegalArgumentException if there is no such release, or readers do not see it
   */
  Opened open(Endpoint endpoint) throws SQLException {
    Connection connection = endpoint.connect();
    try {
      Releases releases = new Releases(connection);
      if (name == null) {
        return new Opened(connection, releases.live(Credlake.VERSION));
      }
      Releases.Standing release = unpublished ? releases.find(name) : releases.published(name);
      return new Opened(ReleaseConnection.of(connection, release.point()), release.note());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * A connection that answers from it.
   *
   * @throws IllegalArgumentException if there is no such release, or readers do not see it
   */
  Connection connect(Endpoint endpoint) throws SQLException {
    return name == null ? endpoint.connect() : open(endpoint).connection();
  }

  /**
   * A connection that answers a user from it, who sees of it what is seen of the lake.
   *
   * @param user who asks; empty: the owner
   * @throws IllegalArgumentException if there is no such release, or the user does not see it
   */
  Connection connect(Endpoint owner, Optional<AccessUser> user) throws SQLException {
    if (user.isEmpty()) {
      return connect(owner);
    }
    checkIsFor(user);
    Connection connection = owner.as(user.get().name()).connect();
    if (name == null) {
      return connection;
    }
    try {
      return ReleaseConnection.of(connection, OpenReleases.find(connection, name).point());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Makes sure that only the owner asks for what is not out.
   *
   * @throws IllegalArgumentException if another does
   */
  void checkIsFor(Optional<AccessUser> user) {
    if (unpublished && user.isPresent()) {
      throw new IllegalArgumentException(
          "Cannot ask release, what is not out is for the owner of the lake (--unpublished): "
              + user.get().name());
    }
  }
}
