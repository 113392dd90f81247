package io.credlake.lake;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The database of a lake, one for each: it holds the locks of writers and the journal of commits,
 * so that whoever may change the lake sees them, and lists the tables, unless a {@link
 * RestCatalogue} does.
 */
public sealed interface Catalogue extends Serializable permits SqliteCatalogue, PostgresCatalogue {

  /**
   * What PostgreSQL says in each connection that it ends as it stops, dies or starts, as SQLSTATE;
   * whoever keeps connections opens another one then (PostgreSQL, appendix A, class 57).
   */
  String ENDED_BY_SERVER = "57P01,57P02,57P03";

  /** Class of the JDBC driver, which Trino loads by its name. */
  String driver();

  /** JDBC URL, without user and password. */
  String url();

  /**
   * User and password by the names that JDBC gives them; empty: none are needed.
   *
   * @throws IllegalStateException if they cannot be read
   */
  Map<String, String> credentials();

  /** Whether the database is there; one that a server keeps is taken to be. */
  boolean isThere();

  /** What is wrong with the database, if something is. */
  Optional<String> fault() throws SQLException;

  /** The clock of the database; empty: it is that of this machine. */
  Optional<Instant> clock() throws SQLException;

  /** Opens a connection. */
  default Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(credentials());
    return DriverManager.getConnection(url(), properties);
  }

  /** Opens a connection to a database that has a table, made if it is not there. */
  default Connection connect(String createTable) throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      try {
        statement.execute(createTable);
      } catch (SQLException e) {
        // Of two that make it at once, PostgreSQL fails the slower one; now it is there.
        statement.execute(createTable);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
