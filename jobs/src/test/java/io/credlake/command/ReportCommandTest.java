package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.job.SmallLake;
import io.credlake.report.render.PdfUaCheck;
import io.credlake.trino.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of a generated nation, from its files to documents. */
@ExtendWith(NationLake.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportCommandTest {

  private CommandHome home;
  private Path folder;
  private Path lake;

  @BeforeAll
  void go(NationLake nation, @TempDir Path temporary) {
    folder = temporary;
    home = CommandHome.ofProgram();
    lake = nation.lake();
  }

  @AfterAll
  void leaveHome() {
    home.close();
  }

  private int run(String words, Path out) {
    Stream<Object> all =
        Stream.concat(
            Stream.of((Object[]) words.split(" ", -1)), Stream.of("--out", out, "--lake", lake));
    return home.run(all.toArray());
  }

  private static List<String> files(Path out) throws Exception {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void annualAssessmentIsMadeAgainByteForByte() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second/elsewhere");
    assertThat(run("report annual --year 2018", first)).isZero();
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      Locale.setDefault(Locale.GERMANY);
      assertThat(run("report annual --year 2018", second)).isZero();
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    assertThat(files(first))
        .containsExactly(
            "annual-2018-nation-zh.docx", "annual-2018-nation-zh.html", "annual-2018-nation-zh.pdf")
        .isEqualTo(files(second));
    PdfUaCheck.check(Files.readAllBytes(first.resolve("annual-2018-nation-zh.pdf")));
    for (String file : files(first)) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(Files.readString(first.resolve("annual-2018-nation-zh.html")))
        .contains("不是已冻结的发布版本", "截至2018年底，《纲要》全国任务483项中", "P6.5.2-01")
        .contains("区域诚信指数：2018年得分及区间", "序列断点", "policy.scorecard");
  }

  @Test
  void everyProvinceHasAnEdition() throws Exception {
    Path out = folder.resolve("provinces");
    assertThat(run("report annual --year 2018 --region all --lang en --format html", out)).isZero();
    assertThat(files(out)).hasSize(31).contains("annual-2018-330000-en.html");
    assertThat(Files.readString(out.resolve("annual-2018-330000-en.html")))
        .contains("Zhejiang, 2018", "commitments of the outline in Zhejiang")
        .doesNotContain("%1$", "null");
  }

  @Test
  void bulletinTellsTheMonth() throws Exception {
    Path out = folder.resolve("bulletins");
    assertThat(run("report bulletin --month 2018-06", out)).isZero();
    assertThat(files(out)).hasSize(3).contains("bulletin-2018-06-nation-zh.pdf");
    assertThat(Files.readString(out.resolve("bulletin-2018-06-nation-zh.html")))
        .contains("2018年6月，", "行政许可：", "行政处罚：", "与上月相比");
    assertThat(
            home.run(
                "check",
                "--lake",
                lake,
                "--view",
                "double_publicity",
                "--view",
                "double_publicity_record"))
        .isZero();
  }

  /** Who made what from which release, also what did not come about. */
  @Test
  void reportsAreAudited() throws Exception {
    Path out = folder.resolve("audited");
    assertThat(run("report bulletin --month 2018-05 --format html,docx", out)).isZero();
    assertThat(run("report bulletin --month 2009-01", out)).isOne();
    assertThat(run("report annual --year 2018 --release 2009", out)).isOne();
    String sql =
        "SELECT user_name, text, release, outcome, rows, reason FROM policy.audit"
            + " WHERE kind = 'report' AND (text LIKE '%2018-05%' OR text LIKE '%2009-01%'"
            + " OR release = '2009') ORDER BY begun_at";
    List<List<Object>> told = List.of();
    Instant end = Instant.now().plusSeconds(120);
    // it is carried into its table every few seconds
    while (told.size() < 3 && Instant.now().isBefore(end)) {
      told = new SmallLake(lake.getParent()).ask(sql);
    }
    String who = Endpoint.owner();
    assertThat(told)
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                Arrays.asList(
                    who,
                    "report bulletin --month 2018-05 --region 000000 --lang zh --format html,docx",
                    null,
                    "answered",
                    2L,
                    null),
                Arrays.asList(
                    who,
                    "report bulletin --month 2009-01 --region 000000 --lang zh --format"
                        + " html,pdf,docx",
                    null,
                    "failed",
                    0L,
                    told.get(1).get(5)),
                Arrays.asList(
                    who,
                    "report annual --year 2018 --region 000000 --lang zh --format html,pdf,docx",
                    "2009",
                    "failed",
                    0L,
                    "Invalid release: 2009")));
    assertThat(told.get(1).get(5).toString()).contains("nothing was delivered in the month");
  }

  @Test
  void aReportThatCannotBeWrittenLeavesNoPartOfIt() throws Exception {
    Path out = folder.resolve("hindered");
    Path there = Files.createDirectories(out.resolve("bulletin-2018-06-nation-zh.html/kept"));
    assertThat(run("report bulletin --month 2018-06 --format html", out)).isOne();
    assertThat(home.err()).contains("Cannot write report, ").doesNotContain("Exception");
    assertThat(files(out)).containsExactly("bulletin-2018-06-nation-zh.html");
    assertThat(there).isDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "'report annual --year 2013', 1, 'years 2014 to 2018 are assessed: 2013'",
    "'report annual --year 2018 --region 330100', 1, '(nearest: 330000): 330100'",
    "'report annual --year 2018 --region 浙南', 1, 'Invalid region: 浙南'",
    "'report annual --year 2018 --lang fr', 2, 'fr'",
    "'report bulletin --month 2010-01', 1, 'nothing was delivered in the month'",
    "'report bulletin --month June', 2, 'Invalid month, one of the calendar is written like"
        + " 2018-12: June'",
    "'report bulletin --month 2018-13', 2, 'Invalid month, one of the calendar is written like"
        + " 2018-12: 2018-13'"
  })
  void wrongWordsAreExplained(String words, int status, String complaint) {
    assertThat(run(words, folder.resolve("none"))).isEqualTo(status);
    assertThat(home.err()).contains(complaint);
  }
}
