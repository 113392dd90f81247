package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int query(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "query";
    all[1] = "--lake";
    all[2] = folder.resolve("lake").toString();
    System.arraycopy(args, 0, all, 3, args.length);
    return Credlake.commandLine().setErr(new PrintWriter(err, true)).execute(all);
  }

  @Test
  void saysWhenThereIsNoLake() {
    assertThat(query("select 1")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "Cannot query lake, no lake at: " + folder.resolve("lake"),
            "Bring deliveries in first 请先入湖: credlake ingest");
  }

  @Test
  void refusesAnEmptyQuery() {
    assertThat(query(" -- nothing")).isEqualTo(2);
    assertThat(err.toString()).startsWith("Cannot run query, it is empty");
  }

  @Test
  void refusesAnUnknownFormat() {
    assertThat(query("--format", "xml", "select 1")).isEqualTo(2);
    assertThat(err.toString()).contains("--format", "expected one of [TABLE, CSV, JSON]");
  }

  @Test
  void saysWhichFileCannotBeRead() {
    Path file = folder.resolve("none.sql");
    assertThat(query("-f", file.toString())).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("Cannot read SQL, NoSuchFile: " + file);
  }

  @Test
  void refusesAnUnknownUser() {
    assertThat(query("--as", "planer", "select 1")).isEqualTo(1);
    assertThat(err.toString().strip()).startsWith("Invalid user, not in conf/access.yaml: planer");
  }
}
