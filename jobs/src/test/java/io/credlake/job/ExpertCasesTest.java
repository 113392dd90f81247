package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.trino.TrinoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The situations by which a domain expert would test the system, T01 to T10, T13 and T14, from
 * files of the real contracts to answers of Trino.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpertCasesTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** An enterprise of Fujian. */
  private static final String CODE = "91350100M000100Y43";

  private static final String REGISTRATION_NUMBER = "440301103097413";
  private static final String CITIZEN_NUMBER = "11010519491231002X";

  private static final String PENALTY_TITLES =
      "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),行政处罚决定书文号,违法行为类型,处罚依据,"
          + "罚款金额（万元）,处罚决定日期,处罚有效期,处罚机关,当前状态,数据导出时间,地方编码\n";
  private static final String LIST_TITLES =
      "主体名称,统一社会信用代码,事件编号,名单编号,事件类型,名单性质,名单名称,严重程度,法律依据,列入部门,列入地区," + "执行部门,执行地区,事件日期,有效期自,有效期至\n";
  private static final String CASE_TITLES =
      "主体名称,统一社会信用代码,案件编号,关联文书号,案件类型,环节,事项,办理部门,地区,受理日期,应办结日期,办结日期,办理结果\n";
  private static final String REGISTER_TITLES = "名称,统一社会信用代码,工商注册号,组织机构代码,地区,登记状态,生效日期\n";

  private Path folder;

  @BeforeAll
  void fillALake(@TempDir Path shared) throws Exception {
    folder = shared;
    deliver(
        "prov-penalties",
        "july.csv",
        PENALTY_TITLES
            + penalty("91350100M000100Y4Z", "T01-1", "2018-07-02", "2018-07-03") // wrong check
            + penalty("91350100M000I00Y43", "T01-2", "2018-07-02", "2018-07-03") // letter I
            + penalty(CODE, "T07-1", "2018-09-28", "2018-10-12") // the 7th working day
            + penalty(CODE, "T07-2", "2018-09-28", "2018-10-15") // the 8th
            + penalty(CODE, "T06", "2018-03-01", "2018-03-02"),
        "{sent_on: 2018-10-16, period: {from: 2018-01-01, to: 2018-10-15}, region: 350000}");
    deliver(
        "prov-penalties",
        "again.csv",
        Files.readString(folder.resolve("in/prov-penalties/july.csv")),
        "{sent_on: 2018-10-17, period: {from: 2018-01-01, to: 2018-10-15}, region: 350000}");
    deliver(
        "prov-penalties",
        "late.csv",
        PENALTY_TITLES + penalty(CODE, "T13", "2018-02-05", "2018-11-05"),
        "{sent_on: 2018-11-06, period: {from: 2018-11-01, to: 2018-11-05}, region: 350000}");
    deliver(
        "prov-penalties",
        "leak.csv",
        PENALTY_TITLES + penalty(CODE, "罚" + CITIZEN_NUMBER, "2018-07-02", "2018-07-03"),
        "{sent_on: 2018-07-04}");
    deliver(
        "prov-penalties",
        "minor.csv",
        PENALTY_TITLES + "某某,未成年人,,T03,扰乱秩序,治安管理处罚法,,2018-07-02,,福州市公安局,,2018-07-03,350100\n",
        "{sent_on: 2018-07-04}");
    deliver(
        "prov-list-events",
        "lists.csv",
        LIST_TITLES
            + list("T04", "T04", "列入", "", "", "2018-01-10")
            + list("T04-M", "T04", "惩戒", "杭州市市场监督管理局", "330100", "2018-05-20")
            + list("T05", "T05", "列入", "", "", "2018-01-10")
            + list("T05-R", "T05", "修复", "", "", "2018-06-15"),
        "{sent_on: 2018-07-01, period: {from: 2018-01-01, to: 2018-06-30}}");
    deliver(
        "prov-cases",
        "objection.csv",
        CASE_TITLES
            + "某公司,"
            + CODE
            + ",异议1,T06,异议,办结,处罚有误,福州市市场监督管理局,350100,2018-11-01,2018-11-21,2018-11-20,支持\n",
        "{sent_on: 2018-11-25}");
    deliver(
        "saic-market-entities",
        "register.csv",
        REGISTER_TITLES
            + "老号公司,,"
            + REGISTRATION_NUMBER
            + ",,440300,存续,2014-03-01\n"
            + "老号公司,"
            + code("440300")
            + ","
            + REGISTRATION_NUMBER
            + ",,440300,存续,2016-05-01\n"
            + "莱芜公司,"
            + code("371200")
            + ",,,371200,存续,2014-03-01\n",
        "{sent_on: 2018-12-01, sender: SAMR}");

    new IngestRun(folder.resolve("lake")).ingestAll(folder.resolve("in"));
  }

  @AfterAll
  void leaveNoServerBehind() throws Exception {
    TrinoServer.forLake(HOME, folder.resolve("lake")).stop();
  }

  @Test
  void t01WrongCodesAreInQuarantineAndInNoRecord() throws Exception {
    assertThat(
            ask(
                "SELECT r.line, r.reason FROM ops.rejection r"
                    + " WHERE r.feed = 'prov-penalties' ORDER BY r.line"))
        .containsExactly(List.of(2L, "code.invalid"), List.of(3L, "code.invalid"));
    assertThat(ask("SELECT count(*) FROM policy.record_history WHERE document_no LIKE 'T01%'"))
        .containsExactly(List.of(0L));
    assertThat(
            ask(
                "SELECT sum(rows_valid), sum(rows_wrong) FROM ops.delivery_region"
                    + " WHERE feed = 'prov-penalties'"))
        .containsExactly(List.of(4L, 2L));
  }

  @Test
  void t02AndT03DeliveriesWithCitizenNumbersOrMinorsAreRefusedWhole() throws Exception {
    assertThat(
            ask(
                "SELECT regexp_extract(source, '[a-z]+.csv$'), rows_read, message"
                    + " FROM ops.delivery WHERE status = 'refused' ORDER BY 1"))
        .containsExactly(
            List.of(
                "leak.csv",
                0L,
                "Cannot take delivery, citizen number in line 2, column 4: value withheld"),
            List.of(
                "minor.csv",
                0L,
                "Cannot take delivery, record about a minor in line 2: value withheld"));
    assertThat(ask("SELECT count(*) FROM core.record WHERE document_no LIKE '罚%'"))
        .containsExactly(List.of(0L));
  }

  @Test
  void t04MeasureOfAnotherRegionKeepsBothRegions() throws Exception {
    assertThat(
            ask(
                "SELECT entry_no, listing_province_code, array_join(executing_province_codes, '|'),"
                    + " measures FROM policy.joint_measure WHERE across_regions"))
        .containsExactly(List.of("T04", "350000", "330000", 1L));
  }

  @Test
  void t05RepairedEntryIsOutOfTheListFromThatDay() throws Exception {
    assertThat(inForce("T05", "2018-06-14", "2019-01-01")).isEqualTo(1);
    assertThat(inForce("T05", "2018-06-15", "2019-01-01")).isZero();
    assertThat(inForce("T04", "2018-06-15", "2019-01-01")).isEqualTo(1);
  }

  @Test
  void t06UpheldObjectionTakesEffectFromItsDateForThoseWhoKnow() throws Exception {
    assertThat(inForce("T06", "2018-11-19", "2018-11-25")).isEqualTo(1);
    assertThat(inForce("T06", "2018-11-20", "2018-11-25")).isZero();
    // Four days before, nobody knew of the objection yet.
    assertThat(inForce("T06", "2018-11-20", "2018-11-24")).isEqualTo(1);
    assertThat(
            ask(
                "SELECT closed_by FROM policy.record_history WHERE document_no = 'T06' AND known_to IS NULL"))
        .containsExactly(List.of("objection"));
  }

  @Test
  void t07TimelinessCountsShiftedWorkingDays() throws Exception {
    assertThat(
            ask(
                "SELECT reported, late FROM policy.timeliness WHERE feed = 'prov-penalties'"
                    + " AND province_code = '350000' AND month = DATE '2018-09-01'"))
        .containsExactly(List.of(2L, 1L));
  }

  @Test
  void t08OldAndNewNumberAreOneSubject() throws Exception {
    assertThat(
            ask(
                "SELECT subject_id, count(*), min(valid_from) FROM policy.subject_history"
                    + " WHERE province_code = '440000' GROUP BY subject_id"))
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.get(0)).isEqualTo(code("440300"));
              assertThat(subject.get(1)).isEqualTo(2L);
            });
    assertThat(
            ask(
                "SELECT credit_code FROM policy.identity WHERE identifier = '"
                    + REGISTRATION_NUMBER
                    + "'"))
        .containsExactly(List.of(code("440300")));
  }

  @Test
  void t09MergedRegionKeepsItsCodeAndLeadsToItsSuccessor() throws Exception {
    assertThat(
            ask(
                "SELECT s.city_code, r.code_today FROM core.subject s"
                    + " JOIN policy.region_series r ON r.code = s.city_code"
                    + " WHERE s.name = '莱芜公司'"))
        .containsExactly(List.of("371200", "370100"));
  }

  @Test
  void t10MergedDepartmentKeepsItsFeedAndLeadsToItsSuccessor() throws Exception {
    assertThat(ask("SELECT sender FROM ops.delivery WHERE feed = 'saic-market-entities'"))
        .containsExactly(List.of("SAMR"));
    assertThat(
            ask(
                "SELECT DISTINCT r.department, d.code_today FROM core.record r"
                    + " JOIN policy.department_series d ON d.code = r.department"
                    + " WHERE r.document_no LIKE 'T07%'"))
        .containsExactly(List.of("SAIC", "SAMR"));
  }

  @Test
  void t13LateEventIsKeptApartWithItsLatency() throws Exception {
    assertThat(
            ask(
                "SELECT document_no, latency_days, latency_working_days FROM policy.late_record"
                    + " WHERE feed = 'prov-penalties'"))
        .containsExactly(List.of("T13", 274L, 186L));
  }

  @Test
  void t14SameBytesAgainCountOnce() throws Exception {
    assertThat(
            ask(
                "SELECT count(*), sum(rows_read), sum(rows_accepted) FROM ops.delivery"
                    + " WHERE feed = 'prov-penalties' AND status <> 'refused'"))
        .containsExactly(List.of(2L, 6L, 4L));
    assertThat(ask("SELECT count(*) FROM core.record WHERE feed = 'prov-penalties'"))
        .containsExactly(List.of(4L));
  }

  private long inForce(String document, String day, String known) throws Exception {
    return (Long)
        ask("""
                SELECT count(*) FROM policy.record_history
                WHERE document_no = '%s'
                  AND DATE '%s' >= valid_from AND (valid_to IS NULL OR DATE '%2$s' < valid_to)
                  AND DATE '%s' >= known_from AND (known_to IS NULL OR DATE '%3$s' < known_to)
                """
                .formatted(document, day, known))
            .getFirst()
            .getFirst();
  }

  private static String penalty(String code, String number, String decided, String exported) {
    return "某公司,法人及非法人组织,%s,%s,未公示年报,企业信息公示暂行条例,0.5,%s,2099/12/31,福州市工商行政管理局,0,%s,350100\n"
        .formatted(code, number, decided, exported);
  }

  private static String list(
      String number, String entry, String event, String executor, String where, String day) {
    return "某公司,%s,%s,%s,%s,黑名单,严重违法失信企业名单,严重,企业信息公示暂行条例,福州市工商行政管理局,350100,%s,%s,%s,,\n"
        .formatted(CODE, number, entry, event, executor, where, day);
  }

  /** A credit code of an enterprise registered in a region. */
  private static String code(String region) {
    String start = "91" + region + "M000100Y4";
    return start + io.credlake.code.CreditCode.checkCharacter(start);
  }

  private void deliver(String feed, String file, String content, String manifest)
      throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("in").resolve(feed));
    Files.writeString(inbox.resolve(file), content);
    Files.writeString(inbox.resolve(file + ".manifest.yaml"), manifest);
  }

  private List<List<Object>> ask(String sql) throws SQLException, InterruptedException {
    return new Trino(folder.resolve("lake")).ask(sql);
  }
}
