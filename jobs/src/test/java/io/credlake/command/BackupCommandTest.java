package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.trino.TrinoServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lake with releases, backed up beside its server and restored elsewhere. */
@ExtendWith(ReleasedLake.Shared.class)
class BackupCommandTest {

  @TempDir private Path folder;

  private final ReleasedLake released;
  private CommandHome home;
  private Path backup;
  private Path restored;

  BackupCommandTest(ReleasedLake released) {
    this.released = released;
  }

  @BeforeEach
  void atHome() {
    home = CommandHome.ofProgram();
    backup = folder.resolve("backup");
    restored = folder.resolve("another disk/lake");
  }

  @AfterEach
  void leave() throws Exception {
    TrinoServer.forLake(released.home(), restored).stop();
    home.close();
  }

  @Test
  void releasesAreTheSameElsewhereAndTheLakeGoesOn() {
    run("backup", "--lake", released.lake(), "--out", backup);
    run("restore", "--from", backup, "--verify");
    assertThat(home.out()).contains("is sound 备份完好");

    run("restore", "--from", backup, "--lake", restored);

    List<String> answers =
        ReleasedLake.QUESTIONS.stream().map(one -> ask(one, "--release", "2018")).toList();
    assertThat(answers).isEqualTo(released.before());
    run("release", "show", "2018", "--lake", restored);
    assertThat(home.out()).contains("core.record", "pinned").doesNotContain("GONE");

    run("ingest", "--all", released.deliveries(), "--lake", restored);
    for (String question : ReleasedLake.QUESTIONS.subList(0, 4)) {
      assertThat(ask(question))
          .as("known rows are known, and coverage is counted anew: " + question)
          .isEqualTo(released.answer(home, null, question));
    }
  }

  @Test
  void whatIsNoLakeIsNotBackedUp() {
    assertThat(home.run("backup", "--lake", restored, "--out", backup)).isEqualTo(1);
    assertThat(home.err()).isEqualTo("Cannot back up lake, no lake at: %s%n".formatted(restored));
  }

  private void run(Object... words) {
    assertThat(home.run(words)).as(home.err()).isZero();
  }

  private String ask(String sql, Object... more) {
    Object[] words = new Object[more.length + 3];
    words[0] = sql;
    words[1] = "--lake";
    words[2] = restored;
    System.arraycopy(more, 0, words, 3, more.length);
    assertThat(home.ask(words)).as(sql + home.err()).isZero();
    return home.out();
  }
}
