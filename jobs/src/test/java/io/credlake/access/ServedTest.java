package io.credlake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.lake.Lake;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.trino.jdbc.TrinoDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for passwords over TLS. */
class ServedTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String PASSWORD = "open sesame";

  /** Of the password, as htpasswd -B writes it. */
  private static final String HASH = "$2y$10$x1bBIuQAyc9Wfjr8yhejLORhMjZFZAPF0rYSW8LtUg0ZehdCUUu22";

  @TempDir private static Path folder;

  private static TrinoServer server;
  private static Endpoint owner;

  @BeforeAll
  static void start() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path conf = Files.createDirectories(home.resolve("conf"));
    Files.createSymbolicLink(home.resolve("jobs"), HOME.resolve("jobs"));
    Files.createSymbolicLink(conf.resolve("codes"), HOME.resolve("conf/codes"));
    Files.writeString(conf.resolve("access.yaml"), "users: [{user: planner, role: planner}]\n");
    Files.writeString(conf.resolve("passwords"), "planner:%s\nstranger:%s\n".formatted(HASH, HASH));
    Files.writeString(conf.resolve("server.pem"), TestCertificate.pem(folder.resolve("keys.p12")));
    Files.writeString(
        conf.resolve("trino.properties"),
        "https-port=0\nhttps-keystore=server.pem\npassword-file=passwords\n");
    Path lake = folder.resolve("lake");
    Lake.open(lake).close();
    server = TrinoServer.forLake(home, lake);
    owner = server.ensureRunning(elapsed -> {});
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    Files.delete(folder.resolve("home/jobs"));
    Files.delete(folder.resolve("home/conf/codes"));
  }

  @Test
  void theOwnerAsksByTheTokenAndAsAnyUser() throws Exception {
    assertThat(whoAmI(owner.connect())).isEqualTo(Endpoint.owner());
    assertThat(whoAmI(owner.as("planner").connect())).isEqualTo("planner");
    assertThat(whoAmI(owner.as(AccessList.OWNER).connect())).isEqualTo("credlake");
    assertThatThrownBy(() -> whoAmI(owner.as("stranger").connect()))
        .hasMessageContaining("Access Denied");
    assertThat(server.running().orElseThrow().port()).isEqualTo(owner.port());
  }

  @Test
  void aUserLogsInByTheOwnPassword() throws Exception {
    assertThat(whoAmI(connect("planner", PASSWORD))).isEqualTo("planner");
    assertThatThrownBy(() -> whoAmI(connect("planner", "guessed")))
        .hasMessageContaining("Authentication failed: Access Denied: Invalid user or password");
    assertThatThrownBy(() -> whoAmI(connect("nobody", PASSWORD)))
        .hasMessageContaining("Authentication failed");
    assertThatThrownBy(() -> whoAmI(connect(Endpoint.owner(), PASSWORD)))
        .hasMessageContaining("Authentication failed");
    assertThatThrownBy(() -> whoAmI(connect("stranger", PASSWORD)))
        .hasMessageContaining("the user is not in conf/access.yaml: stranger");
  }

  @Test
  void aUserDoesNotBecomeAnother() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = connect("planner", PASSWORD);
                  Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION AUTHORIZATION credlake");
              }
            })
        .hasMessageContaining("Access Denied");
  }

  private static Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("SSL", "true");
    properties.setProperty("SSLVerification", "CA");
    properties.setProperty("SSLTrustStorePath", owner.certificate().toString());
    return new TrinoDriver().connect(owner.jdbcUrl(), properties);
  }

  private static String whoAmI(Connection connection) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user")) {
      row.next();
      return row.getString(1);
    }
  }
}
