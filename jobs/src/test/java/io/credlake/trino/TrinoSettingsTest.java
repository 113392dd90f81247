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
    assertThat(TrinoSettings.read(file("heap-megabytes=2000\nidle-minutes = 3\n")))
        .isEqualTo(new TrinoSettings(2000, Duration.ofMinutes(3), null));
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
}
