package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite of faults at small scale: a process of its own is killed half-way. */
class ChaosCommandTest {

  @TempDir private Path folder;

  @Test
  void anIngestThatIsKilledInTheMidstOfACommitLosesNothing() {
    try (CommandHome home = CommandHome.ofProgram()) {
      int status =
          home.run(
              "chaos",
              "--organisations",
              40,
              "--faults",
              "kill-commit",
              "--format",
              "csv",
              "--folder",
              folder);
      assertThat(home.out())
          .contains("fault,what happens 故障,after deliveries 已入湖批次,survived 经受")
          .containsPattern("kill-commit,[^,]+,\\d+ / \\d+,yes 是,[0-9.]+,\\d{4,},0\n");
      assertThat(status).isZero();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void folderWithFilesOfOthersIsLeftAlone() throws IOException {
    Path own = Files.createDirectories(folder.resolve("nation"));
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(home.run("chaos", "--folder", folder)).isEqualTo(Credlake.FAILED);
      assertThat(home.err()).contains("Cannot run chaos, its folder is not empty: " + folder);
    }
    assertThat(own).exists();
  }

  @Test
  void aFaultThatIsNotKnownIsToldOf() {
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(home.run("chaos", "--faults", "kill-comit")).isEqualTo(Credlake.FAILED);
      assertThat(home.err())
          .contains("Cannot inject fault, no such fault: kill-comit (did you mean kill-commit?)");
    }
  }
}
