package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepFileTest {

  private static final long NEVER_THERE = 999_999_999;

  @TempDir private Path folder;

  @Test
  void hasTheProcessesThatKeepAServerButNotThoseThatEnded() throws IOException {
    KeepFile keep = new KeepFile(folder);
    long here = ProcessHandle.current().pid();
    keep.keepFor(NEVER_THERE);
    keep.keepFor(here);
    keep.keepFor(here);

    assertThat(folder.resolve("keep")).hasContent(Long.toString(here));
  }

  @Test
  void serverThatIsKeptForGoodStaysSo() throws IOException {
    KeepFile keep = new KeepFile(folder);
    keep.keep(Keep.MEANWHILE);
    keep.keep(Keep.FOR_GOOD);
    keep.keep(Keep.MEANWHILE);
    assertThat(folder.resolve("keep")).isEmptyFile();

    keep.forget();
    assertThat(Files.exists(folder.resolve("keep"))).isFalse();
  }
}
