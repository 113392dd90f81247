package io.credlake.lake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * A catalogue in PostgreSQL, for processes of many machines.
 *
 * <p>The password stands in a file on each of them, so that it travels with no job.
 *
 * @param url JDBC URL without user and password
 * @param user of the database
 * @param passwordFile absolute path of a file that holds the password; null: none is asked for
 */
public record PostgresCatalogue(String url, String user, String passwordFile) implements Catalogue {

  static final String PREFIX = "jdbc:postgresql:";

  private static final int SECONDS = 10;

  @Override
  public String driver() {
    return "org.postgresql.Driver";
  }

  @Override
  public Map<String, String> credentials() {
    return passwordFile == null
        ? Map.of("user", user)
        : Map.of("user", user, "password", password());
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public Optional<Instant> clock() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT now()")) {
      row.next();
      return Optional.of(row.getObject(1, OffsetDateTime.class).toInstant());
    }
  }

  @Override
  public Optional<String> fault() throws SQLException {
    try (Connection connection = connect()) {
      return connection.isValid(SECONDS) ? Optional.empty() : Optional.of("no answer");
    }
  }

  private String password() {
    return new SecretFile("the password of the catalogue", passwordFile).read();
  }
}
