package io.credlake.trino;

import io.trino.jdbc.TrinoDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where a running server answers, and as whom it is asked.
 *
 * @param host name or address
 * @param port of the host
 * @param token of the lake, which proves that its owner asks
 * @param certificate PEM file of the server's certificate; null: no TLS, on loopback
 * @param user who asks
 */
public record Endpoint(String host, int port, String token, Path certificate, String user) {

  private static final String CREDENTIAL = "credlake";

  // of its own, because DriverManager would load every other driver first; one for all, because
  // its connections share the sockets that are open already
  private static final TrinoDriver DRIVER = new TrinoDriver();

  /** The person who runs this program. */
  public static String owner() {
    return System.getProperty("user.name", "credlake");
  }

  /** The same server, asked as another user. */
  public Endpoint as(String other) {
    return new Endpoint(host, port, token, certificate, other);
  }

  /** The JDBC URL, with the lake as the default catalogue. */
  public String jdbcUrl() {
    return "jdbc:trino://%s:%d/lake".formatted(host, port);
  }

  /** Opens a connection; the server is first reached by its first statement. */
  public Connection connect() throws SQLException {
    return connect("credlake", Map.of());
  }

  /**
   * Opens a connection like {@link #connect()}.
   *
   * @param source what the audit calls the program that asks
   * @param session properties of its session by their names
   */
  public Connection connect(String source, Map<String, String> session) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("source", source);
    if (!session.isEmpty()) {
      properties.setProperty(
          "sessionProperties",
          session.entrySet().stream()
              .map(property -> property.getKey() + ":" + property.getValue())
              .collect(Collectors.joining(";")));
    }
    // a statement with parameters is one request, not one to prepare it and another to run it
    properties.setProperty("explicitPrepare", "false");
    if (certificate == null) {
      properties.setProperty("user", user);
      properties.setProperty("extraCredentials", CREDENTIAL + ":" + token);
    } else {
      // the owner may ask as anyone
      properties.setProperty("user", owner());
      properties.setProperty("password", token);
      if (!user.equals(owner())) {
        properties.setProperty("sessionUser", user);
      }
      properties.setProperty("SSL", "true");
      properties.setProperty("SSLVerification", "CA");
      properties.setProperty("SSLTrustStorePath", certificate.toString());
    }
    return DRIVER.connect(jdbcUrl(), properties);
  }

  @Override
  public String toString() {
    return jdbcUrl() + " as " + user; // the token is in no log
  }
}
