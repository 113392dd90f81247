package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @TempDir private Path folder;

  @Test
  void commandHasAFolderOfItsOwnWhereverItIsToldToWork() throws IOException {
    Path first = WorkFolder.in(folder.resolve("new"));
    Path second = WorkFolder.in(folder.resolve("new"));

    assertThat(first).isEmptyDirectory().hasParent(folder.resolve("new"));
    assertThat(second).isEmptyDirectory().isNotEqualTo(first);
  }
}
