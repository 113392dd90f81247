package io.credlake.web;

import io.airlift.security.pem.PemReader;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * How browsers reach the server: plain on loopback, or over TLS by the certificate of Trino.
 *
 * @param settings address and certificate
 * @param port 0: any that is free
 */
record WebConnector(WebSettings settings, int port) {

  /** The connector of a server. */
  Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector;
    if (settings.served() == null) {
      connector = new ServerConnector(server, new HttpConnectionFactory(http));
    } else {
      HttpConfiguration secure = new HttpConfiguration(http);
      // the host is checked by our own rules, and loopback is in no certificate
      secure.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server,
              new SslConnectionFactory(tls(), "http/1.1"),
              new HttpConnectionFactory(secure));
    }
    connector.setHost(settings.bind());
    connector.setPort(port);
    return connector;
  }

  private SslContextFactory.Server tls() {
    File pem = settings.served().keystore().toFile();
    try {
      KeyStore keys = PemReader.loadKeyStore(pem, pem, Optional.empty());
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(keys);
      tls.setKeyStorePassword("");
      tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "Cannot read certificate and key, %s: %s (https-keystore in conf/trino.properties)"
              .formatted(e.getMessage(), pem),
          e);
    }
  }
}
