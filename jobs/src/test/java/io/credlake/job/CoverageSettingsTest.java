package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageSettingsTest {

  @TempDir private Path folder;

  @Test
  void hasADefaultWithoutAFile() {
    assertThat(CoverageSettings.read(folder.resolve("none"))).isEqualTo(new CoverageSettings(60));
  }

  @Test
  void takesWhatIsSet() throws IOException {
    assertThat(CoverageSettings.read(file("retention-months=36\n")))
        .isEqualTo(new CoverageSettings(36));
  }

  @Test
  void refusesAWrongKeyWithTheNearestRightOne() throws IOException {
    Path file = file("retention-month=36\n");
    assertThatThrownBy(() -> CoverageSettings.read(file))
        .hasMessage(
            "Invalid key in %s: retention-month (did you mean retention-months?)".formatted(file));
  }

  @Test
  void refusesAValueOutOfRange() throws IOException {
    Path file = file("retention-months=0\n");
    assertThatThrownBy(() -> CoverageSettings.read(file))
        .hasMessage("Invalid retention-months, it must be 1 or more: 0 (in %s)".formatted(file));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("coverage.properties"), text);
  }
}
