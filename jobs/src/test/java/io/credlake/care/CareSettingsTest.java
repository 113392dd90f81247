package io.credlake.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.lake.TableHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareSettingsTest {

  private static final CareSettings SETTINGS = new CareSettings(64 << 20, 8, 30, 30, 7, 3);

  @TempDir private Path folder;

  @Test
  void shippedFileSetsTheDefaults() {
    assertThat(CareSettings.read(Path.of("../conf/maintenance.properties"))).isEqualTo(SETTINGS);
  }

  @ParameterizedTest
  @CsvSource({
    "small-file=1, (did you mean small-files?)",
    "small-files=1, 'Invalid small-files, it must be 2 or more: 1'",
    "snapshot-days=-1, 'Invalid snapshot-days, it must be 0 or more: -1'",
    "orphan-days=0, 'Invalid orphan-days, it must be 1 or more: 0'",
    "orphan-days=soon, 'Invalid orphan-days, not a number: soon'"
  })
  void wrongSettingIsRefused(String line, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("maintenance.properties"), line + "\n");
    assertThatThrownBy(() -> CareSettings.read(file)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    // files, small together, deletes, manifests, expirable, what is due
    "core.record, 100, 7, 0, 29, 0, ''",
    "core.record, 100, 8, 0, 29, 0, COMPACT",
    "core.record, 1, 0, 1, 1, 0, COMPACT",
    "core.record, 100, 0, 0, 30, 2, 'MANIFESTS EXPIRE'",
    "core.record, 30, 0, 0, 1, 0, ''",
    "stat.coverage_delta, 29, 0, 0, 1, 0, ''",
    "stat.coverage_delta, 30, 30, 0, 1, 0, 'FOLD COMPACT'"
  })
  void choresAreDueByTheSettings(
      String table,
      long files,
      long small,
      long deletes,
      long manifests,
      long expirable,
      String due) {
    TableHealth health = new TableHealth(table, files, 1, small, deletes, manifests, expirable, 0);
    List<String> kinds =
        Chore.of(health, SETTINGS).stream().map(chore -> chore.kind().name()).toList();
    assertThat(String.join(" ", kinds)).isEqualTo(due);
  }
}
