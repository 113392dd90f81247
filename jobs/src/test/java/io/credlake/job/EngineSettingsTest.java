package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSettingsTest {

  @TempDir private Path conf;

  @Test
  void asManySubtasksAsCoresWithoutAFile() {
    assertThat(EngineSettings.read(conf).subtasks())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void asManyAsAreSet() throws IOException {
    set("subtasks=48");
    assertThat(EngineSettings.read(conf)).isEqualTo(new EngineSettings(48));
  }

  @Test
  void refusesNone() throws IOException {
    Path file = set("subtasks=0");
    assertThatThrownBy(() -> EngineSettings.read(conf))
        .hasMessage("Invalid subtasks, it must be 1 or more: 0 (in %s)".formatted(file));
  }

  private Path set(String text) throws IOException {
    return Files.writeString(conf.resolve("jobs.properties"), text + "\n");
  }
}
