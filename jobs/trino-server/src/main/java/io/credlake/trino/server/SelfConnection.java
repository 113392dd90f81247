package io.credlake.trino.server;

import io.trino.jdbc.TrinoDriver;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How the server asks itself.
 *
 * @param address where it listens; https where passwords are asked for
 * @param token of the lake
 * @param certificate PEM file of the server's certificate; null: no https
 */
record SelfConnection(URI address, Token token, String certificate) {

  Connection open(String user, String source) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("source", source);
    if (certificate == null) {
      properties.setProperty("extraCredentials", LakeAccessControl.CREDENTIAL + ":" + token.text());
    } else {
      properties.setProperty("password", token.text());
      properties.setProperty("SSL", "true");
      properties.setProperty("SSLVerification", "CA");
      properties.setProperty("SSLTrustStorePath", certificate);
    }
    return new TrinoDriver()
        .connect(
            "jdbc:trino://%s:%d/lake".formatted(address.getHost(), address.getPort()), properties);
  }
}
