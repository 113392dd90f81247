package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.job.SmallLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The indices of a generated nation, from its files to what the commands tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IndexCommandTest {

  private static final int TAKEN_WITH_REFUSALS = 1;

  private CommandHome home;
  private Path lake;
  private Path late;

  @BeforeAll
  void fillLake(@TempDir Path folder) throws Exception {
    home = CommandHome.ofProgram();
    lake = folder.resolve("lake");
    Path nation = folder.resolve("nation");
    home.generate(nation, 5);
    late = Files.createDirectories(folder.resolve("late"));
    Files.move(nation.resolve("spc-returns"), late.resolve("spc-returns"));
    assertThat(home.run("ingest", "--all", nation, "--lake", lake))
        .as("deliveries are there to be refused")
        .isEqualTo(TAKEN_WITH_REFUSALS);
    assertThat(home.out())
        .contains("Index integrity was computed 指数已计算", "Index network-coverage was computed");
  }

  @AfterAll
  void leaveNoServerBehind() {
    home.run("down", "--lake", lake);
    home.close();
  }

  private int run(Object... words) {
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--lake";
    all[words.length + 1] = lake;
    return home.run(all);
  }

  private List<String> ask(String sql) throws Exception {
    return new SmallLake(lake.getParent())
        .ask(sql).stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .toList();
  }

  @Test
  @Order(1)
  void sameInputsStoreNothingAndChangedOnesANewRun() throws Exception {
    assertThat(run("index", "compute")).isZero();
    assertThat(home.out()).startsWith("No index had to be computed");
    assertThat(ask("SELECT count(*) FROM stat.index_run")).containsExactly("3");

    assertThat(run("ingest", "--all", late)).isZero();
    assertThat(home.out())
        .contains("Index integrity was computed")
        .as("no court returns enter it")
        .doesNotContain("Index network-coverage was computed");
    assertThat(
            ask(
                "SELECT framework, max(number), count(*) FROM stat.index_run GROUP BY 1 ORDER BY"
                    + " 1"))
        .containsExactly("city-2020,2,2", "integrity,2,2", "network-coverage,1,1");
    assertThat(
            ask("SELECT count(DISTINCT run) FROM policy.index_score WHERE framework = 'integrity'"))
        .as("views tell the newest run")
        .containsExactly("1");
  }

  @Test
  @Order(2)
  void checksOfTheViewsHold() {
    assertThat(
            run(
                "check",
                "--view",
                "index_basis",
                "--view",
                "index_score",
                "--view",
                "index_contribution",
                "--view",
                "index_change",
                "--view",
                "index_pairs",
                "--view",
                "index_uncertainty",
                "--view",
                "index_coherence"))
        .isZero();
    assertThat(home.out()).contains("rank-with-interval", "sum-to-score").doesNotContain("✗");
  }

  @Test
  @Order(2)
  void runThatIsNotCommittedCountsForNobody() throws Exception {
    List<String> before = ask("SELECT count(*), max(score) FROM policy.index_score");
    assertThat(
            run(
                "query",
                "INSERT INTO stat.index_score SELECT 'died', framework, node, region, class, year,"
                    + " status, reason, score, score_low, score_median, score_high, score_sd, rank,"
                    + " rank_low, rank_median, rank_high, ranked, rank_extended, weight_known,"
                    + " indicators, reported, zero, not_reported, not_applicable, suppressed,"
                    + " unavailable, imputed FROM stat.index_score"))
        .isZero();
    assertThat(ask("SELECT count(*), max(score) FROM policy.index_score")).isEqualTo(before);
  }

  @Test
  @Order(3)
  void noRankIsShownWithoutItsInterval() {
    assertThat(run("index", "show", "--at", "2018")).isZero();
    assertThat(home.out())
        .startsWith("区域诚信指数 Regional integrity index · 2018 · framework integrity 1")
        .containsPattern(
            "330000 +浙江 Zhejiang +\\d+\\.\\d\\d +[\\d.]+–[\\d.]+ +\\d+ \\(\\d+–\\d+\\)")
        .contains("KNOWN 已知权重", "GRADE 数据质量");
    assertThat(run("index", "show", "--region", "浙江", "--format", "csv")).isZero();
    assertThat(home.out().lines().findFirst().orElseThrow())
        .contains("rank,rank_low,rank_high,ranked");
    assertThat(home.out().lines().skip(1).map(line -> line.split(",", -1)[3]))
        .containsExactly(
            "integrity", "government", "commerce", "society", "judiciary", "mechanisms");
  }

  @Test
  @Order(3)
  void coherenceIsToldWithWhatCallsForAttention() throws Exception {
    assertThat(run("index", "show", "--coherence")).isZero();
    assertThat(home.out())
        .startsWith("区域诚信指数 Regional integrity index · 2017–2018 · framework integrity 1")
        .contains("ALPHA 信度", "FIRST COMPONENT 第一主成分", "judiciary")
        .containsPattern("call for attention 需关注的相关 \\(\\d+\\): negative 负相关");
    assertThat(run("index", "show", "--coherence", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1).count())
        .isPositive()
        .isEqualTo(
            Long.parseLong(
                ask("SELECT count(flag) FROM policy.index_coherence WHERE framework = 'integrity'")
                    .getFirst()));
    assertThat(ask("SELECT DISTINCT kind FROM policy.index_coherence ORDER BY 1"))
        .containsExactly("component", "correlation", "loading", "node");
  }

  @Test
  @Order(3)
  void scoreIsExplained() {
    assertThat(run("index", "explain", "浙江", "--at", "2018")).isZero();
    assertThat(home.out())
        .contains("Known 已知: grade 数据质量", "indicators reported 已报")
        .contains("Strengths against peers 优势:", "Weaknesses against peers 短板:")
        .containsPattern("Since 2017 较上年: [\\d.]+ → [\\d.]+ \\([+-][\\d.]+\\)")
        .contains("data 数据: ");
    assertThat(run("index", "explain", "浙江", "--at", "2018", "--format", "csv")).isZero();
    assertThat(home.out())
        .startsWith("indicator,part,name,status,value,unit,imputed,normalised,weight,contribution")
        .contains("P2.4.1-04,judiciary,");
  }

  @Test
  @Order(3)
  void regionsAreComparedAndToldApartOrNot() {
    assertThat(run("index", "compare", "浙江", "江苏", "--at", "2018")).isZero();
    assertThat(home.out())
        .containsPattern("cannot be told apart 不可区分|of the replications 可区分")
        .contains("Over time 历年, scale 标度 of fixed goalposts 固定标尺:", "2017", "2018")
        .contains("break 断点 2018-07 双公示数据标准");
    assertThat(run("index", "compare", "浙江", "--format", "csv")).isZero();
    assertThat(home.out()).containsPattern("330000,2018,integrity,.*source");
  }

  @Test
  @Order(3)
  void anotherValueGivesAnotherScoreAndStoresNothing() throws Exception {
    List<String> stored =
        ask(
            "SELECT score FROM policy.index_score WHERE framework = 'integrity'"
                + " AND node = 'integrity' AND region = '330000' AND year = 2018");
    assertThat(run("index", "what-if", "浙江", "--set", "P2.1.3-08=100", "--at", "2018")).isZero();
    assertThat(home.out()).containsPattern("P2.1.3-08 预决算公开率 .*: [\\d.]+ → 100.00");
    assertThat(
            run(
                "index",
                "what-if",
                "浙江",
                "--set",
                "P2.1.3-08=100",
                "--at",
                "2018",
                "--format",
                "csv"))
        .isZero();
    String[] top = home.out().lines().skip(1).findFirst().orElseThrow().split(",", -1);
    assertThat(top[0]).isEqualTo("integrity");
    assertThat(top[2]).as("the stored inputs give the stored score").isEqualTo(stored.getFirst());
    assertThat(Double.parseDouble(top[3])).isGreaterThan(Double.parseDouble(top[2]));
    assertThat(ask("SELECT count(*) FROM stat.index_run")).containsExactly("5");
  }

  @ParameterizedTest
  @Order(3)
  @CsvSource({
    "'index show --framework integrty', 'Invalid framework: integrty (did you mean integrity?)'",
    "'index show --at 2013', 'it is computed for years 2017 to 2018 (nearest: 2017): 2013'",
    "'index show --at 2018-06', '(nearest: 2018): 2018-06'",
    "'index show --region 330100', 'indices are of provinces (nearest: 330000): 330100'",
    "'index show --region 000000', 'Invalid region, indices are of provinces: 000000'",
    "'index explain 浙南', 'Invalid region: 浙南'",
    "'index what-if 浙江 --set P2.1.1-99=5',"
        + " 'Invalid indicator of integrity: P2.1.1-99 (did you mean P2.1.1-0'",
    "'index what-if 浙江 --set P2.1.1-02=950',"
        + " 'Invalid value, a percentage is from 0 to 100: 950'",
    "'index what-if 浙江 --set P2.1.1-02=much', 'Invalid value, it must be a number: much'"
  })
  void wrongWordsNameTheNearest(String words, String complaint) {
    assertThat(run((Object[]) words.split(" ", -1))).isEqualTo(1);
    assertThat(home.err()).contains(complaint);
  }

  @Test
  @Order(3)
  void lakeThatIsNotThereIsNotMade() {
    Path none = lake.resolveSibling("none");
    assertThat(home.run("index", "compute", "--lake", none)).isEqualTo(1);
    assertThat(home.err()).contains("Cannot compute indices, there is no lake: " + none);
    assertThat(none).doesNotExist();
  }
}
