package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrinoSettingsTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("trino.properties"), text);
  }

  @Test
  void hasDefaultsWithoutAFile() {
    TrinoSettings settings = TrinoSettings.read(folder.resolve("none"));
    assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.heapMegabytes()).isBetween(1500, 4096);
  }

  @Test
  void takesWhatIsSet() throws IOException {
    assertThat(TrinoSettings.read(file("heap-megabytes=2000\nidle-minutes = 3\nhttp-port=8091\n")))
        .isEqualTo(new TrinoSettings(2000, Duration.ofMinutes(3), 8091, null));
  }

  @Test
  void refusesAWrongKeyWithTheNearestRightOne() throws IOException {
    Path file = file("heap-megabyte=2000\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage(
            "Invalid key in %s: heap-megabyte (did you mean heap-megabytes?)".formatted(file));
  }

  @Test
  void refusesAValueOutOfRange() throws IOException {
    Path file = file("heap-megabytes=100\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage("Invalid heap-megabytes, it must be 512 or more: 100 (in %s)".formatted(file));
  }

  @Test
  void refusesWhatIsNoNumber() throws IOException {
    Path file = file("idle-minutes=long\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage("Invalid idle-minutes, not a number: long (in %s)".formatted(file));
  }

  @Test
  void listensOnLoopbackWithoutPasswords() throws IOException {
    assertThat(TrinoSettings.read(file("bind=127.0.0.1\n")).served()).isNull();
    assertThat(TrinoSettings.read(file("")).host()).isEqualTo("127.0.0.1");
  }

  @Test
  void refusesToServeOthersWithoutTlsAndPasswords() throws IOException {
    Path file = file("bind=0.0.0.0\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage(
            "Cannot serve beyond this machine without https-keystore and password-file, bind is:"
                + " 0.0.0.0 (in %s)".formatted(file));
  }

  @Test
  void refusesPasswordsWithoutTls() throws IOException {
    Path file = file("bind=0.0.0.0\npassword-file=passwords\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage(
            "Cannot ask for passwords without TLS, nor the other way round, missing:"
                + " https-keystore (in %s)".formatted(file));
  }

  @Test
  void servesWithBoth() throws IOException {
    Files.writeString(folder.resolve("server.pem"), "");
    Path file = file("bind=0.0.0.0\npassword-file=passwords\nhttps-keystore=server.pem\n");
    assertThatThrownBy(() -> TrinoSettings.read(file))
        .hasMessage(
            "Cannot read password-file: %s (in %s)".formatted(folder.resolve("passwords"), file));
    Files.writeString(folder.resolve("passwords"), "");
    assertThat(TrinoSettings.read(file).served())
        .isEqualTo(
            new TrinoSettings.Served(
                "0.0.0.0", 8443, folder.resolve("server.pem"), folder.resolve("passwords")));
    assertThat(TrinoSettings.read(file).host()).isEqualTo("127.0.0.1");
  }
}
