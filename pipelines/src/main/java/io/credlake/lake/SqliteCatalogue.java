package io.credlake.lake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A catalogue in a file, for processes of one machine.
 *
 * @param file absolute path
 */
public record SqliteCatalogue(String file) implements Catalogue {

  @Override
  public String driver() {
    return "org.sqlite.JDBC";
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + file + "?busy_timeout=30000&journal_mode=WAL";
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of();
  }

  @Override
  public boolean isThere() {
    return Files.isRegularFile(Path.of(file));
  }

  @Override
  public Optional<Instant> clock() {
    return Optional.empty();
  }

  @Override
  public Optional<String> fault() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA quick_check")) {
      String state = answer.next() ? answer.getString(1) : "no answer";
      return state.equals("ok") ? Optional.empty() : Optional.of(state);
    }
  }
}
