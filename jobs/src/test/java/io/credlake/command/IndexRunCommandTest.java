package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code credlake index run} on data of one's own. */
class IndexRunCommandTest {

  private static final String FRAMEWORK =
      """
      id: small
      version: 1
      name: {zh: 小指数, en: Small index}
      columns: {group: kind}
      uncertainty: {replications: 100, seed: 1}
      index:
        id: small
        parts:
          - {id: a}
          - {id: b, indicator: {direction: down}}
      """;

  private static final String DATA =
      """
      city,kind,a,b
      甲,p,1,9
      乙,p,2,7
      丙,p,5,8
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int run(CommandHome home, Path data, Path framework, Path out, Object... more) {
    Object[] words = {"index", "run", "--data", data, "--framework", framework, "--out", out};
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return home.run(all);
  }

  @Test
  void writesATableForEachStep() throws IOException {
    Path framework = write("small.yaml", FRAMEWORK);
    Path data = write("data.csv", DATA);
    try (CommandHome home = CommandHome.ofProgram()) {
      Path out = folder.resolve("out");
      assertThat(run(home, data, framework, out)).isZero();
      assertThat(home.out()).contains("小指数 Small index", "3 rows, 2 indicators", "丙");
      assertThat(Files.readString(out.resolve("scores.csv")))
          .isEqualTo("city,kind,small\n甲,p,0.0\n乙,p,62.5\n丙,p,75.0\n");
      for (String name :
          List.of(
              "denominated",
              "imputed",
              "treated",
              "normalised",
              "scores",
              "ranks",
              "uncertainty",
              "sensitivity",
              "coherence")) {
        assertThat(out.resolve(name + ".csv")).exists();
      }
      Path again = folder.resolve("again");
      assertThat(run(home, data, framework, again, "--threads", 3)).isZero();
      for (String name : List.of("ranks", "uncertainty", "sensitivity", "pairs")) {
        assertThat(again.resolve(name + ".csv")).hasSameBinaryContentAs(out.resolve(name + ".csv"));
      }
    }
  }

  @Test
  void tellsWhatIsWrong() throws IOException {
    Path framework = write("small.yaml", FRAMEWORK);
    Path out = folder.resolve("out");
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(run(home, folder.resolve("none.csv"), framework, out)).isEqualTo(1);
      assertThat(home.err()).startsWith("Cannot read a file, it is not there: ");
      Path data = write("data.csv", DATA.replace("b\n", "bb\n"));
      assertThat(run(home, data, framework, out)).isEqualTo(1);
      assertThat(home.err()).startsWith("Invalid data in data.csv, there is no column: b");
      Path same = write("same.csv", DATA.replace("5,8", "2,7").replace("1,9", "2,7"));
      assertThat(run(home, same, framework, out)).isEqualTo(1);
      assertThat(home.err())
          .startsWith("Cannot normalise an indicator, it is the same for all units compared: 2.0");
      assertThat(out).doesNotExist();
      Path wrong = write("wrong.yaml", FRAMEWORK.replace("columns", "colums"));
      assertThat(run(home, data, wrong, out)).isEqualTo(1);
      assertThat(home.err())
          .startsWith("Invalid key in wrong.yaml, line 4: colums (did you mean columns?)");
    }
  }
}
