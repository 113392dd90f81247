package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorPrinterTest {

  /** Writes where there is never any room. */
  @Command(name = "fill")
  static final class Fill implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      try (RawLocalFileSystem disk = new RawLocalFileSystem()) {
        disk.initialize(new Path("file:///").toUri(), new Configuration());
        try (OutputStream out = disk.append(new Path("/dev/full"))) {
          out.write(new byte[1 << 20]);
        }
      }
      return 0;
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsOfADiskThatIsFull() {
    StringWriter err = new StringWriter();
    CommandLine command = Credlake.commandLine().addSubcommand("fill", new Fill());
    int status = command.setErr(new PrintWriter(err, true)).execute("fill");
    assertThat(status).isEqualTo(Credlake.FAILED);
    assertThat(err.toString().strip()).isEqualTo("Cannot write, No space left on device");
  }

  /** Fails as Trino does on a disk without room. */
  @Command(name = "ask")
  static final class Ask implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      Exception full = new IOException("No space left on device");
      Exception write = new IllegalStateException("Error committing write to Parquet file", full);
      throw new SQLException("Query failed (#1): " + write.getMessage(), write);
    }
  }

  @Test
  void tellsWhatWasBehindAQueryThatFailed() {
    StringWriter err = new StringWriter();
    CommandLine command = Credlake.commandLine().addSubcommand("ask", new Ask());
    command.setErr(new PrintWriter(err, true)).execute("ask");
    assertThat(err.toString().strip())
        .isEqualTo(
            "Query failed (#1): Error committing write to Parquet file, No space left on device");
  }
}
