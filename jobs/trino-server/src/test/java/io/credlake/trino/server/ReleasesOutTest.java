package io.credlake.trino.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesOutTest {

  @TempDir private Path folder;

  @Test
  void isOutFromItsInstantOnUntilItIsTakenAway() throws IOException {
    Path file = folder.resolve("releases");
    ReleasesOut releases = new ReleasesOut(file);
    assertThat(releases.isOut("release_2018")).as("without a file").isFalse();
    Instant now = Instant.now();
    Files.writeString(
        file, "release_2018 %s\nrelease_2019 %s\n".formatted(now, now.plus(Duration.ofDays(1))));
    assertThat(releases.isOut("release_2018")).isTrue();
    assertThat(releases.isOut("release_2019")).as("under embargo").isFalse();
    assertThat(releases.isOut("release_201")).isFalse();
    assertThat(releases.isOut("release_2018-r1")).isFalse();
    assertThat(releases.isOut("policy")).isFalse();
    Files.writeString(file, "");
    assertThat(releases.isOut("release_2018")).as("withdrawn").isFalse();
  }
}
