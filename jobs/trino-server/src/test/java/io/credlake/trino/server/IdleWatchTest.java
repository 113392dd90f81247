package io.credlake.trino.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleWatchTest {

  private static final long PID = 4711;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private long started;
  private long open;
  private IdleWatch watch;

  @BeforeEach
  void server() throws IOException {
    Files.writeString(folder.resolve("server"), "pid=4711\nstarted=…\ndigest=…\n");
    watch = new IdleWatch(folder, Duration.ofMinutes(2), PID, () -> started, () -> open);
  }

  @Test
  void endsAfterTheIdleTime() {
    assertThat(watch.isNeeded(MINUTE)).isTrue();
    assertThat(watch.isNeeded(MINUTE)).isFalse();
  }

  @Test
  void startsToCountAnewAfterAQuery() {
    watch.isNeeded(MINUTE);
    started++;
    assertThat(watch.isNeeded(MINUTE)).isTrue();
    assertThat(watch.isNeeded(MINUTE)).isTrue();
    assertThat(watch.isNeeded(MINUTE)).isFalse();
  }

  @Test
  void waitsForARunningQuery() {
    open = 1;
    assertThat(watch.isNeeded(MINUTE)).isTrue();
    assertThat(watch.isNeeded(MINUTE)).isTrue();
    assertThat(watch.isNeeded(MINUTE)).isTrue();
  }

  @Test
  void staysWhenKept() throws IOException {
    Files.writeString(folder.resolve("keep"), "");
    watch.isNeeded(MINUTE);
    assertThat(watch.isNeeded(MINUTE)).isTrue();
  }

  @Test
  void staysAsLongAsAnyOfThoseLivesWhoKeepIt() throws IOException {
    String neverThere = "999999999";
    Path keep = folder.resolve("keep");
    Files.write(keep, List.of(neverThere, Long.toString(ProcessHandle.current().pid())));
    watch.isNeeded(MINUTE);
    assertThat(watch.isNeeded(MINUTE)).isTrue();

    Files.write(keep, List.of(neverThere));
    assertThat(watch.isNeeded(MINUTE)).isFalse();
  }

  @Test
  void endsWhenTheLakeHasAnotherServer() throws IOException {
    Files.writeString(folder.resolve("server"), "pid=47110\nstarted=…\ndigest=…\n");
    assertThat(watch.isNeeded(MINUTE)).isFalse();
  }

  @Test
  void endsWhenTheLakeIsGone() throws IOException {
    Files.delete(folder.resolve("server"));
    Files.writeString(folder.resolve("keep"), "");
    assertThat(watch.isNeeded(MINUTE)).isFalse();
  }
}
