package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.job.JavaCommand;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The program as a process: only its standard output tells whether what it said was taken. */
class StandardOutputTest {

  private static Process start(File out) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
            JavaCommand.ofThisProcess().words(Credlake.class.getName(), List.of("--help")));
    return out == null ? program.start() : program.redirectOutput(out).start();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsToldAndIsAFailure() throws Exception {
    Process process = start(new File("/dev/full"));
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(Credlake.FAILED);
    assertThat(said).contains("Cannot write to standard output, No space left on device");
  }

  @Test
  void aReaderWhoLeavesIsNoFailure() throws Exception {
    Process process = start(null);
    process.getInputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).isEmpty();
  }
}
