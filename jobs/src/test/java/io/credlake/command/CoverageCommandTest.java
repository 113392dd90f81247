package io.credlake.command;

import static io.credlake.job.SmallLake.period;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.credlake.check.ViewChecks;
import io.credlake.job.SmallLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coverage of a small lake as the command tells it, and the checks of its views. */
class CoverageCommandTest {

  private static final String FUJIAN = "91350100M000100Y43";
  private static final String HEBEI = "91130100MA0001579M";
  private static final String BEIJING = "91110000MA00000152";

  private static final String REGISTER =
      """
      feed: register
      version: 1
      title: {zh: 登记, en: Register}
      sender: SAIC
      shape: subject
      format: csv
      encodings: UTF-8
      missing: [""]
      layouts: [register]
      key: [credit_code]
      grade: public
      legal_basis: none
      """;

  private static final String PENALTIES =
      """
      feed: penalties
      version: 1
      title: {zh: 处罚, en: Penalties}
      sender: PROV
      shape: record
      format: csv
      encodings: UTF-8
      missing: [""]
      constants: {category: penalty, polarity: negative}
      columns:
        - {title: 代码, field: credit_code, type: credit_code}
        - {title: 文号, field: document_no, type: text}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 领域, field: field, type: key_field}
        - {title: 日期, field: event_date, type: date, required: true}
        - {title: 截止, field: valid_to, type: last_day}
      key: [document_no]
      grade: public
      legal_basis: none
      period: monthly
      """;

  @TempDir private static Path folder;
  private static SmallLake lake;

  private CommandHome home;

  @BeforeAll
  static void fillLake() throws Exception {
    lake = SmallLake.in(folder);
    lake.contract(REGISTER);
    lake.contract(PENALTIES);
    lake.deliver(
        "register",
        "2018-12-31",
        period("2018-09-01", "2018-12-31"),
        "名称,统一社会信用代码,地区,行业代码,登记状态,机构类型,生效日期",
        "甲公司,%s,350100,F51,存续,有限责任公司,2018-01-01".formatted(FUJIAN),
        "丙公司,%s,110101,C13,存续,有限责任公司,2018-01-05".formatted(BEIJING),
        "乙公司,%s,130100,,存续,有限责任公司,2018-11-01".formatted(HEBEI));
    String titles = "代码,文号,省份,领域,日期,截止";
    lake.deliver(
        "penalties",
        "2018-10-31",
        period("2018-10-01", "2018-10-31"),
        titles,
        "%s,罚1,福建,纳税,2018-10-08,2018-12-15".formatted(FUJIAN));
    lake.deliver(
        "penalties",
        "2018-11-30",
        period("2018-11-01", "2018-11-30"),
        titles,
        "%s,罚2,北京,,2018-11-12,".formatted(BEIJING));
    lake.ingest();
  }

  @AfterAll
  static void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @BeforeEach
  void atHome() {
    home = CommandHome.ofProgram();
  }

  @AfterEach
  void leave() {
    home.close();
  }

  private int coverage(String... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "coverage";
    all[1] = "--lake";
    all[2] = lake.lake();
    System.arraycopy(words, 0, all, 3, words.length);
    return home.run(all);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // rate, covered, registered, change on the month, change on the year
        "000000, 2018-10, '50.00,1,2,50.00,'",
        "全国, 2018-11, '66.67,2,3,16.67,'",
        "000000, 2018Q4, '33.33,1,3,33.33,'",
        "350000, 2018-11, '100.00,1,1,0.00,'",
        "福建, 2018-12, '0.00,0,1,-100.00,'",
        "110101, 2018-12, '100.00,1,1,0.00,'",
      })
  void tellsRatesWithNumeratorAndDenominator(String region, String at, String figures) {
    assertThat(coverage("--region", region, "--at", at, "--format", "csv")).isZero();
    assertThat(home.out())
        .isEqualTo(
            "member,name,rate,covered,registered,change,change_on_year\nall 合计,," + figures + "\n");
  }

  @Test
  void fieldThatNobodyReportedIsNotZero() {
    assertThat(coverage("--region", "福建", "--at", "2018-12", "--by", "field", "--format", "csv"))
        .isZero();
    assertThat(home.out().lines())
        .hasSize(18)
        .contains("taxation,纳税 Taxation,0.00,0,1,-100.00,", "price,价格 Price,,,1,,");
    assertThat(coverage("--region", "福建", "--at", "2018-12", "--by", "field")).isZero();
    assertThat(home.out()).containsPattern("price +价格 Price +not reported 未报送 +1");
  }

  @Test
  void tellsRegionsIndustriesDepartmentsAndKindsApart() {
    assertThat(coverage("--at", "2018-11", "--by", "region", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1))
        .containsExactly(
            "110000,北京 Beijing,100.00,1,1,100.00,",
            "130000,河北 Hebei,0.00,0,1,,",
            "350000,福建 Fujian,100.00,1,1,0.00,");
    assertThat(coverage("--at", "2018-11", "--by", "industry", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1))
        .containsExactly(
            "C,制造业 Manufacturing,100.00,1,1,100.00,",
            "F,批发和零售业 Wholesale and retail trade,100.00,1,1,0.00,",
            ",,0.00,0,1,,");
    assertThat(coverage("--at", "2018-11", "--by", "kind", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1)).containsExactly("enterprise,企业,66.67,2,3,16.67,");
    assertThat(coverage("--at", "2018-11", "--by", "department", "--format", "csv")).isZero();
    assertThat(home.out().lines().skip(1)).isEmpty();
  }

  @Test
  void tableSaysFromWhatItWasCountedAndWhoseDeliveryIsMissing() {
    assertThat(coverage("--region", "福建", "--at", "2018Q4")).isZero();
    assertThat(home.out())
        .startsWith("福建省 Fujian · 2018Q4 · from 3 deliveries, counted 计数于 ")
        .contains(
            "1 senders miss a delivery 缺报:",
            "  penalties PROV 350000, 2 of 3 months 个月, last delivered 上次报送 2018-10");
    assertThat(coverage("--region", "河北", "--at", "2018-12")).isZero();
    assertThat(home.out()).contains("No delivery is missing 无缺报");
    assertThat(coverage("--region", "330000", "--at", "2018-12", "--by", "region")).isZero();
    assertThat(home.out()).contains("No organisation is registered there 无在册主体");
  }

  @ParameterizedTest
  @CsvSource({
    "359999, 2018-12, 'Invalid region: 359999 (did you mean 350000 福建省?)'",
    "福健, 2018-12, 'Invalid region: 福健 (did you mean 350000 福建省?)'",
    "福建, 2018-13, 'Invalid period, write it as 2018-12, 2018Q4 or 2018: 2018-13'",
    "福建, 2013-12, '2018-12 are reported (nearest: 2018-09): 2013-12'",
    "福建, 2019, '2018-12 are reported (nearest: 2018-12): 2019'"
  })
  void unknownRegionOrPeriodNamesTheNearest(String region, String at, String complaint) {
    assertThat(coverage("--region", region, "--at", at)).isEqualTo(1);
    assertThat(home.err()).contains(complaint);
    assertThat(home.out()).isEmpty();
  }

  @Test
  void coverageAgreesWithItsRecount() {
    assertThat(home.run("check", "--lake", lake.lake(), "--view", "coverage_change")).isZero();
    assertThat(home.out())
        .startsWith("✓ coverage_change · agrees-with-recount")
        .endsWith("1 checks 检查: 1 hold 通过, 0 warn 提示, 0 fail 不通过\n");
    assertThat(home.run("check", "--lake", lake.lake(), "--view", "coverag")).isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot check view, no such view: coverag (did you mean coverage?)");
  }

  @Test
  void brokenCheckStopsNoOther(@TempDir Path views) throws Exception {
    Path view = Files.createDirectories(views.resolve("demo/people"));
    Files.writeString(view.resolve("view.sql"), "SELECT 1 AS name");
    Files.writeString(
        view.resolve("view.yaml"),
        """
        title: {zh: 人, en: People}
        description: Who there is.
        columns: {name: What it is called.}
        checks:
          - {name: many, level: warn, zh: 少, en: Few,
             query: "SELECT n FROM UNNEST(sequence(1, 9000)) AS t (n) CROSS JOIN UNNEST(sequence(1, 12))"}
          - {name: wrong, level: warn, zh: 对, en: Right, query: SELECT none FROM nowhere.at.all}
          - {name: stops, level: fail, zh: 空, en: Empty, query: SELECT 7 AS left_over}
          - {name: fine, level: fail, zh: 好, en: Fine, query: SELECT 1 WHERE false}
        """);
    List<ViewChecks.Outcome> outcomes;
    try (Connection connection = lake.server().ensureRunning(elapsed -> {}).connect()) {
      outcomes = new ViewChecks(views, List.of()).run(connection);
    }
    assertThat(outcomes)
        .extracting(
            outcome -> outcome.check().name(),
            ViewChecks.Outcome::rows,
            ViewChecks.Outcome::more,
            ViewChecks.Outcome::holds,
            ViewChecks.Outcome::stops)
        .containsExactly(
            tuple("many", 100_000L, true, false, false),
            tuple("wrong", 0L, false, false, true),
            tuple("stops", 1L, false, false, true),
            tuple("fine", 0L, false, true, false));
    assertThat(outcomes.get(1).problem()).contains("nowhere");
    assertThat(outcomes.get(2).examples()).containsExactly("left_over=7");
  }
}
