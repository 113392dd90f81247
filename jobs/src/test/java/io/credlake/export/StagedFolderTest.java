package io.credlake.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {

  @TempDir private Path parent;
  private Path target;

  @BeforeEach
  void fill() throws IOException {
    target = Files.createDirectory(parent.resolve("out"));
    Files.writeString(target.resolve("old"), "old");
  }

  @Test
  void anEarlierExportIsReplacedWhole() throws IOException {
    Files.writeString(target.resolve(Export.SUMS), "");
    try (StagedFolder stage = StagedFolder.replacing(target)) {
      Files.writeString(stage.path().resolve("new"), "new");
      stage.publish();
    }
    assertThat(filesIn(target)).containsExactly("new");
    assertThat(filesIn(parent)).as("nothing is left beside it").containsExactly("out");
  }

  @Test
  void anExportThatFailsLeavesTheEarlierOne() throws IOException {
    Files.writeString(target.resolve(Export.SUMS), "");
    try (StagedFolder stage = StagedFolder.replacing(target)) {
      Files.writeString(stage.path().resolve("new"), "new");
    }
    assertThat(filesIn(target)).containsExactly(Export.SUMS, "old");
    assertThat(filesIn(parent)).containsExactly("out");
  }

  @Test
  void whatIsNoExportStays() throws IOException {
    assertThatThrownBy(() -> StagedFolder.replacing(target))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("Cannot replace folder, it holds something else than an export: " + target);
    assertThatThrownBy(() -> StagedFolder.fresh(target))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("Cannot write export, the folder is there already and not empty: " + target);
    assertThat(filesIn(target)).containsExactly("old");
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
