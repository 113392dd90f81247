package io.credlake.trino;

import io.trino.jdbc.TrinoDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a running server answers.
 *
 * @param port of 127.0.0.1
 */
public record Endpoint(int port) {

  /** The JDBC URL, with the lake as the default catalogue. */
  public String jdbcUrl() {
    return "jdbc:trino://127.0.0.1:%d/lake".formatted(port);
  }

  /** The URL of the web interface. */
  public String httpUrl() {
    return "http://127.0.0.1:%d".formatted(port);
  }

  /** The user that Credlake connects as; the server takes any. */
  public static String user() {
    return System.getProperty("user.name", "credlake");
  }

  /** Opens a connection; the server is first reached by its first statement. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user());
    properties.setProperty("source", "credlake");
    // DriverManager would load every other driver first
    return new TrinoDriver().connect(jdbcUrl(), properties);
  }
}
