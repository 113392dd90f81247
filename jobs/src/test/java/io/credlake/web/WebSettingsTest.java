package io.credlake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be set, and what is refused. */
class WebSettingsTest {

  @TempDir private Path conf;

  private WebSettings read(String web, String trino) throws Exception {
    Files.writeString(conf.resolve("web.properties"), web);
    Files.writeString(conf.resolve("trino.properties"), trino);
    return WebSettings.read(conf);
  }

  @Test
  void allHaveDefaults() throws Exception {
    WebSettings settings = read("", "heap-megabytes=2000\n");
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.metrics()).isNull();
    assertThat(settings.hosts()).isEqualTo(Set.of("localhost", "127.0.0.1", "[::1]"));
    assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.served()).isNull();
    assertThat(settings.sql().session())
        .containsEntry("query_max_run_time", "300s")
        .containsEntry("query_max_memory_per_node", "500MB")
        .hasSize(2);
    assertThat(settings.sql().rows()).isEqualTo(10_000);
    assertThat(settings.sql().runningPerUser()).isEqualTo(2);
    assertThat(settings.sql().running()).isEqualTo(20);
  }

  @Test
  void allMayBeSet() throws Exception {
    Files.writeString(conf.resolve("server.pem"), "");
    Files.writeString(conf.resolve("passwords"), "");
    WebSettings settings =
        read(
            """
            bind=0.0.0.0
            hosts=Lake.example.cn, 10.1.2.3
            idle-minutes=5
            query-minutes=1
            query-megabytes=128
            query-rows=50
            queries-per-user=1
            queries=4
            """,
            "https-keystore=server.pem\npassword-file=passwords\n");
    assertThat(settings.bind()).isEqualTo("0.0.0.0");
    assertThat(settings.hosts()).contains("lake.example.cn", "10.1.2.3", "127.0.0.1");
    assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.sql().time()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.sql().memoryMegabytes()).isEqualTo(128);
    assertThat(settings.sql().rows()).isEqualTo(50);
    assertThat(settings.sql().runningPerUser()).isOne();
    assertThat(settings.sql().running()).isEqualTo(4);
    assertThat(settings.served().keystore()).isEqualTo(conf.resolve("server.pem"));
    assertThat(settings.served().passwords()).isEqualTo(conf.resolve("passwords"));
  }

  @Test
  void othersAreNotServedWithoutTlsAndPasswords() {
    assertThatThrownBy(() -> read("bind=0.0.0.0\nhosts=lake.example.cn\n", ""))
        .hasMessageStartingWith(
            "Cannot serve beyond this machine without TLS and passwords, bind is: 0.0.0.0")
        .hasMessageContaining("Set https-keystore and password-file as conf/trino.properties says");
  }

  @Test
  void othersAreNotServedUnderAnyName() throws Exception {
    Files.writeString(conf.resolve("server.pem"), "");
    Files.writeString(conf.resolve("passwords"), "");
    assertThatThrownBy(
            () -> read("bind=0.0.0.0\n", "https-keystore=server.pem\npassword-file=passwords\n"))
        .hasMessageStartingWith(
            "Cannot serve beyond this machine without the names under which browsers ask it,"
                + " missing: hosts")
        .hasMessageContaining("hosts=lake.example.cn");
  }

  @ParameterizedTest
  @CsvSource({
    "query-rows=100001, 'Invalid query-rows, it must be 100000 or less: 100001'",
    "query-rows=0, 'Invalid query-rows, it must be 1 or more: 0'",
    "querry-rows=1, 'Invalid key in'",
    "metrics=9250, 'Invalid metrics, it must be HOST:PORT: 9250'",
    "metrics=127.0.0.1:65536, 'Invalid metrics, it must be HOST:PORT: 127.0.0.1:65536'",
    "bind=no.such.host.invalid, 'Invalid bind, no such address: no.such.host.invalid'",
  })
  void whatIsWrongIsNamed(String line, String message) {
    assertThatThrownBy(() -> read(line + "\n", "")).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "/sql?run=abc, /sql?run=abc",
    "/, /",
    ", /",
    "//evil.example, /",
    "/\\evil.example, /",
    "https://evil.example/, /",
    "javascript:alert(1), /",
    "/sign-in?to=/sql, /",
    "'/sql\n', /",
  })
  void signingInLeadsToAnAddressOfThisServer(String asked, String followed) {
    assertThat(SignInGate.local(asked)).isEqualTo(followed);
  }
}
