package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of a generated nation as planners ask for it. */
@ExtendWith(NationLake.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgressCommandTest {

  private CommandHome home;
  private Path lake;

  @BeforeAll
  void takeLake(NationLake nation) {
    home = CommandHome.ofProgram();
    lake = nation.lake();
  }

  @AfterAll
  void leaveHome() {
    home.close();
  }

  private int run(Object... words) {
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--lake";
    all[words.length + 1] = lake;
    return home.run(all);
  }

  @Test
  void planIsToldByPart() {
    assertThat(run("progress", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactly("P0", "P1", "P2.1", "P2.2", "P2.3", "P2.4", "P3", "P4", "P5", "P6");
    assertThat(
            home.out().lines().skip(1).mapToInt(line -> Integer.parseInt(line.split(",", -1)[2])))
        .containsExactly(1, 18, 31, 127, 92, 30, 19, 41, 78, 46);
    assertThat(run("progress", "--node", "P2", "--at", "2018", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactly("P2", "P2.1", "P2.2", "P2.3", "P2.4");
  }

  @Test
  void paragraphIsToldByCommitment() {
    assertThat(run("progress", "--node", "P2.2.1", "--region", "浙江", "--at", "2018")).isZero();
    assertThat(home.out())
        .startsWith("P2.2.1 生产领域信用建设 · 浙江省 Zhejiang · 2018\n")
        .containsPattern("P2.2.1-12 +质量严重失信市场禁入执行率 +INTERPRETATION +percent");
    assertThat(home.out().lines().filter(line -> line.startsWith("P2.2.1-"))).hasSize(12);
    assertThat(run("progress", "--node", "P2.2.1", "--at", "2017", "--format", "csv")).isZero();
    assertThat(home.out()).contains("not_assessable,one_year_only");
  }

  @Test
  void figureIsExplained() {
    assertThat(run("explain", "p2.2.1-02", "--region", "330000", "--at", "2018")).isZero();
    assertThat(home.out())
        .contains("“完善安全生产承诺”", "high-risk enterprises with a current pledge")
        .contains("basis 依据 INTERPRETATION", "saws-returns-2018-")
        .containsPattern("= 分子/分母 +\\d+\\.00 / \\d+\\.00")
        .containsPattern("Status 状态 +(advancing|steady|receding), by growth_in_direction");
    assertThat(run("explain", "P2.2.4-03")).isZero();
    assertThat(home.out()).containsPattern("Break 断点 +2018-04 BREAK 纳税信用增设M级");
    assertThat(run("explain", "P2.2.1-01", "--at", "2018-06")).isZero();
    assertThat(home.out()).contains("percent", "关于落实P2.2.1-01的办法 in_force");
    assertThat(run("explain", "P2.2.1-02", "--at", "2018-06")).isZero();
    assertThat(home.out()).contains("none for this period; it is counted by quarter");
  }

  @Test
  void everyCommitmentHasAValueOrAReason() {
    assertThat(run("plan", "check")).isZero();
    assertThat(home.out())
        .startsWith("140 nodes 节点, 483 commitments 任务, 483 indicators 指标, 15 breaks")
        .doesNotContain("P1.3.1-06")
        .doesNotContain("✗");
    assertThat(home.run("plan", "check", "--lake", lake.resolve("none"))).isZero();
    assertThat(home.out()).contains("No lake to evaluate them on");
  }

  @ParameterizedTest
  @CsvSource({
    "'progress --node P2.9', 'Invalid node: P2.9 (did you mean P2.'",
    "'progress --region 330100',"
        + " 'assessed for the nation and provinces (nearest: 330000): 330100'",
    "'progress --at 2013', 'years 2014 to 2018 are assessed (nearest: 2014): 2013'",
    "'progress --at 2018-06', 'years 2014 to 2018 are assessed (nearest: 2018): 2018-06'",
    "'explain P2.2.1-02 --at 2031', 'are reported (nearest: 2018-12): 2031'",
    "'explain P2.2.1-99', 'Invalid commitment: P2.2.1-99 (did you mean P2.2.1-09?)'"
  })
  void wrongNodeRegionOrYearNamesTheNearest(String words, String complaint) {
    assertThat(run((Object[]) words.split(" ", -1))).isEqualTo(1);
    assertThat(home.err()).contains(complaint);
  }

  @Test
  void checksOfTheViewsOfThePlanHold() {
    assertThat(
            run(
                "check",
                "--view",
                "indicator",
                "--view",
                "progress",
                "--view",
                "scorecard",
                "--view",
                "commitment",
                "--view",
                "attention"))
        .isZero();
    assertThat(home.out()).contains("every-commitment-every-year").doesNotContain("✗");
  }
}
