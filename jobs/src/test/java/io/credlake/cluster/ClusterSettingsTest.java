package io.credlake.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {

  private static final int SLOTS = 2 * Runtime.getRuntime().availableProcessors() + 1;

  @TempDir private Path folder;

  @Test
  void theFileThatIsShippedSetsNothing() {
    ClusterSettings defaults = new ClusterSettings(2, SLOTS, 1024, 256, 1);
    assertThat(ClusterSettings.read(Path.of("../conf/cluster.properties"))).isEqualTo(defaults);
    assertThat(ClusterSettings.read(folder.resolve("none"))).isEqualTo(defaults);
  }

  @Test
  void takesWhatIsSet() throws IOException {
    assertThat(
            ClusterSettings.read(
                file(
                    """
                    task-managers=3
                    slots=8
                    heap-megabytes=4096
                    state-megabytes=2048
                    trino-workers=0
                    """)))
        .isEqualTo(new ClusterSettings(3, 8, 4096, 2048, 0));
  }

  @Test
  void refusesAWrongKeyWithTheNearestRightOne() throws IOException {
    Path file = file("task-manager=3\n");
    assertThatThrownBy(() -> ClusterSettings.read(file))
        .hasMessage(
            "Invalid key in %s: task-manager (did you mean task-managers?)".formatted(file));
  }

  @Test
  void refusesAHeapThatFlinkCannotStartWith() throws IOException {
    Path file = file("heap-megabytes=100\n");
    assertThatThrownBy(() -> ClusterSettings.read(file))
        .hasMessage("Invalid heap-megabytes, it must be 384 or more: 100 (in %s)".formatted(file));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("cluster.properties"), text);
  }
}
