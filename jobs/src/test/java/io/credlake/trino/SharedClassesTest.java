package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {

  @TempDir private Path built;

  @Test
  void thoseOfAnEarlierBuildAreTakenAway() throws IOException {
    SharedClasses classes = new SharedClasses(built);
    classes.forgetStale(); // nothing is built, nothing was left

    written("classpath.libraries", 10);
    written("trino-server.jar", 20);
    Path left = written("trino-server.jsa", 30);
    classes.forgetStale();
    assertThat(left).as("newer than what it is of").exists();

    written("trino-server.jar", 40);
    classes.forgetStale();
    assertThat(left).doesNotExist();

    written("trino-server.jsa", 50);
    written("classpath.libraries", 60);
    classes.forgetStale();
    assertThat(left).doesNotExist();
  }

  private Path written(String name, long second) throws IOException {
    Path file = Files.writeString(built.resolve(name), name);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
  }
}
