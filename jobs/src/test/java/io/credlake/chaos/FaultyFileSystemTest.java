package io.credlake.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyFileSystemTest {

  @TempDir private Path folder;

  @Test
  void everySoManyNewFilesFailAndAreToldOf() throws Exception {
    Configuration configuration = configured(Duration.ZERO, 3);
    List<String> failed = new ArrayList<>();

    try (FaultyFileSystem files = new FaultyFileSystem()) {
      files.initialize(URI.create("file:///"), configuration);
      for (int i = 0; i < 9; i++) {
        org.apache.hadoop.fs.Path file =
            new org.apache.hadoop.fs.Path(folder.resolve("file-" + i).toString());
        try {
          files.create(file, true).close();
        } catch (IOException e) {
          assertThat(e).hasMessage("Input/output error");
          failed.add(file.toString());
        }
      }
    }

    assertThat(failed).hasSize(3).allMatch(file -> Files.notExists(Path.of(file)));
    assertThat(FaultyFileSystem.failures(folder)).isEqualTo(3);
  }

  @Test
  void anInterruptedWaitWritesNothing() throws Exception {
    Configuration configuration = configured(Duration.ofMinutes(1), 0);
    try (FaultyFileSystem files = new FaultyFileSystem()) {
      files.initialize(URI.create("file:///"), configuration);
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(folder.resolve("never").toString());
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> files.create(file, true)).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(folder.resolve("never")).doesNotExist();
    }
  }

  /** As Hadoop reads it from the class path. */
  private Configuration configured(Duration delay, int failEvery) throws IOException {
    FaultyFileSystem.set(folder, delay, failEvery);
    Configuration configuration = new Configuration(false);
    configuration.addResource(folder.resolve("core-site.xml").toUri().toURL());
    assertThat(configuration.get("fs.file.impl")).isEqualTo(FaultyFileSystem.class.getName());
    return configuration;
  }
}
