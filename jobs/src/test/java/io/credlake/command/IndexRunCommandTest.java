package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
      assertThat(home.out()).contains("小指数 Small index", "3 rows (UTF-8), 2 indicators", "丙");
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

  /** Two classes of which each is put in order by itself; b decides nothing. */
  private static final String CLASSES =
      """
      city,kind,a,b
      甲,p,1,1
      戊,q,500,3
      乙,p,2,2
      丁,q,400,2
      丙,p,3,3
      己,q,300,1
      """;

  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "UTF-8, '\uFEFF'", "GB18030, ''"})
  void groupsAreRankedByThemselvesInAnyEncoding(String encoding, String mark) throws IOException {
    Path framework =
        write(
            "classes.yaml",
            FRAMEWORK.replace(", indicator: {direction: down}", "")
                + "method: {compare: {groups: inside}}\n");
    Path data = folder.resolve("classes.csv");
    Files.writeString(data, mark + CLASSES, Charset.forName(encoding));
    try (CommandHome home = CommandHome.ofProgram()) {
      Path out = folder.resolve("out");
      assertThat(run(home, data, framework, out)).isZero();
      assertThat(home.out())
          .contains("6 rows (%s), 2 indicators".formatted(encoding))
          .containsSubsequence("丙 ", "1 (1–1) of 3", "甲 ", "3 (3–3) of 3", "戊 ", "1 (1–1) of 3");
      assertThat(Files.readString(out.resolve("ranks.csv")))
          .isEqualTo(
              """
              city,kind,small,small_low,small_high
              甲,p,3,3,3
              戊,q,1,1,1
              乙,p,2,2,2
              丁,q,2,2,2
              丙,p,1,1,1
              己,q,3,3,3
              """);
      assertThat(Files.readString(out.resolve("scores.csv")))
          .contains("甲,p,0.0", "乙,p,50.0", "丙,p,100.0", "己,q,0.0", "丁,q,50.0", "戊,q,100.0");
      assertThat(Files.readString(out.resolve("pairs.csv"))).isEqualTo("city,kind,other,above\n");
      assertThat(Files.readString(out.resolve("treatment.csv"))).contains("a,p,", "a,q,");
    }
  }

  @Test
  void dataThatCannotBeReadAreToldWithTheirPlace() throws IOException {
    Path framework = write("small.yaml", FRAMEWORK);
    Path data = folder.resolve("data.csv");
    record Case(String text, String charset, String complaint) {}
    List<Case> cases =
        List.of(
            new Case(DATA, "UTF-16", "Cannot read a file, its text is neither UTF-8 nor GB18030: "),
            new Case(
                DATA.replace(',', ';'),
                "UTF-8",
                "Invalid data in data.csv, there is one column; columns are separated by commas: "
                    + "city;kind;a;b"),
            new Case(
                DATA + "甲,p,1,9\n",
                "UTF-8",
                "Invalid row, the unit is there twice: 甲 (data.csv, line 5)"),
            new Case(
                DATA + ",p,1,9\n",
                "UTF-8",
                "Invalid data in data.csv, line 5, a row has no unit: ,p,1,9"),
            new Case(
                DATA.replace("2,7", "2d,7"),
                "UTF-8",
                "Invalid value in data.csv, line 3, a must be a finite number: 2d"),
            new Case(
                DATA.replace("2,7", "\"2,000\",7"),
                "UTF-8",
                "Invalid value in data.csv, line 3, a must be a finite number: 2,000"),
            new Case(
                DATA.replace("2,7", "1e80,7"),
                "UTF-8",
                "Cannot compute with a value of a of 乙, it is beyond 1e75: 1.0E80"),
            new Case(
                DATA.replace("kind", "knd"),
                "UTF-8",
                "Invalid data in data.csv, there is no column: kind (did you mean knd?)"));
    try (CommandHome home = CommandHome.ofProgram()) {
      for (Case one : cases) {
        Files.writeString(data, one.text(), Charset.forName(one.charset()));
        assertThat(run(home, data, framework, folder.resolve("none"))).isEqualTo(1);
        assertThat(home.err()).startsWith(one.complaint());
      }
      assertThat(folder.resolve("none")).doesNotExist();
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
      assertThat(run(home, data, framework, data)).isEqualTo(1);
      assertThat(home.err()).startsWith("Cannot write tables, there is a file in the way: " + data);
      Path other = folder.resolve("other.yaml");
      Files.writeString(other, FRAMEWORK, Charset.forName("GB18030"));
      assertThat(run(home, data, other, out)).isEqualTo(1);
      assertThat(home.err())
          .startsWith("Cannot read a framework, its text is not UTF-8: other.yaml");
      Path wrong = write("wrong.yaml", FRAMEWORK.replace("columns", "colums"));
      assertThat(run(home, data, wrong, out)).isEqualTo(1);
      assertThat(home.err())
          .startsWith("Invalid key in wrong.yaml, line 4: colums (did you mean columns?)");
    }
  }
}
