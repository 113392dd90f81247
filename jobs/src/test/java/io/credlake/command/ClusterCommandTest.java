package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines of processes that something else starts. */
class ClusterCommandTest {

  private static final int USAGE = 2;

  @TempDir private Path folder;

  private final CommandHome home = CommandHome.ofProgram();

  @AfterEach
  void leaveTheHome() {
    home.close();
  }

  @Test
  void aJobManagerOfOneCommandIsToldItsWords() {
    assertThat(
            home.run(
                "cluster",
                "command",
                "application",
                "--jobmanager",
                "ingest.example.cn",
                "--folder",
                folder,
                "--",
                "ingest",
                "--all",
                "/inbox",
                "--watch"))
        .isZero();
    List<String> words = home.out().lines().toList();
    assertThat(words)
        .startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    assertThat(words.subList(words.indexOf("io.credlake.job.ApplicationProcess"), words.size()))
        .containsExactly(
            "io.credlake.job.ApplicationProcess",
            "--configDir",
            folder.resolve("conf-jobmanager").toString(),
            "io.credlake.command.Credlake",
            "ingest",
            "--all",
            "/inbox",
            "--watch");
    assertThat(folder.resolve("conf-jobmanager/config.yaml"))
        .content()
        .contains("jobmanager.rpc.address: \"ingest.example.cn\"");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(home.run("cluster", "command", "application", "--folder", folder)).isEqualTo(USAGE);
    assertThat(home.err())
        .contains(
            "Cannot tell the command of application, it has none to run (nearest: application --"
                + " ingest --all DIR --watch)");
    assertThat(home.run("cluster", "command", "application", "--folder", folder, "--", "doctor"))
        .isEqualTo(USAGE);
    assertThat(home.err())
        .contains("Cannot tell the command of application, an option is missing: --jobmanager");
    assertThat(home.run("cluster", "command", "jobmanager", "--folder", folder, "--", "doctor"))
        .isEqualTo(USAGE);
    assertThat(home.err()).contains("Invalid words, only application has a command: doctor");
  }
}
