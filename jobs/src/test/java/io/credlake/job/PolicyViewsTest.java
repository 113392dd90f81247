package io.credlake.job;

import static io.credlake.job.SmallLake.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views over a small lake of known records, answered by a real Trino. */
class PolicyViewsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String CODE = "91350100M000100Y43";
  private static final String MENDED = "91130100MA0001579M";
  private static final String OTHER = "91110000M000100Y6T";

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
      columns:
        - {title: 名称, field: name, type: text}
        - {title: 代码, field: credit_code, type: text}
        - {title: 注册号, field: registration_number, type: text}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 状态, field: status, type: text}
        - {title: 生效, field: valid_from, type: date, required: true}
      key: [credit_code]
      grade: public
      legal_basis: none
      """;

  private static final String EVENTS =
      """
      feed: events
      version: 1
      title: {zh: 事件, en: Events}
      sender: PROV
      shape: record
      format: csv
      encodings: UTF-8
      missing: [""]
      constants: {polarity: negative}
      columns:
        - {title: 代码, field: credit_code, type: text}
        - {title: 注册号, field: registration_number, type: text}
        - {title: 类别, field: category, type: text, required: true}
        - {title: 环节, field: stage, type: text}
        - {title: 文号, field: document_no, type: text}
        - {title: 关联, field: refers_to, type: text}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 执行省份, field: executing_province_code, type: province}
        - {title: 日期, field: event_date, type: date, required: true}
        - {title: 截止, field: valid_to, type: last_day}
        - {title: 办结, field: closed_date, type: date}
        - {title: 结果, field: outcome, type: text}
        - {title: 操作, field: action, type: text}
        - {title: 导出, field: reported_date, type: date}
      key: [document_no, stage]
      grade: public
      legal_basis: none
      timeliness: {days: 7, working: true}
      """;

  @TempDir private static Path folder;
  private static SmallLake lake;

  @BeforeAll
  static void fillLake() throws Exception {
    lake = SmallLake.in(folder);
    lake.contract(REGISTER);
    lake.contract(EVENTS);
    deliver(
        "register",
        "2014-01-10",
        "名称,代码,注册号,省份,状态,生效",
        "甲公司,,350100000010785,福建,active,2014-01-01",
        "乙公司,%s,,河北,active,昨天".formatted(MENDED),
        "丙公司,%s,,北京,active,2014-01-05".formatted(OTHER));
    deliver(
        "register",
        "2016-03-10",
        "名称,代码,注册号,省份,状态,生效",
        "甲公司,%s,350100000010785,福建,active,2016-03-01".formatted(CODE),
        "丙公司,%s,,北京,deregistered,2016-02-01".formatted(OTHER));
    deliver(
        "register",
        "2014-02-10",
        "名称,代码,注册号,省份,状态,生效,credlake_delivery,credlake_line,拒收原因",
        "乙公司,%s,,河北,active,2014-01-06,%s,3,生效：日期错误"
            .formatted(MENDED, lake.digest("register", "2014-01-10")));
    String titles = "代码,注册号,类别,环节,文号,关联,省份,执行省份,日期,截止,办结,结果,操作,导出";
    deliver(
        "events",
        "2014-06-20",
        titles,
        ",350100000010785,penalty,,罚1,,福建,,2014-06-02,,,,,2014-06-05",
        "%s,,penalty,,罚1,,北京,,2014-06-03,2015-06-02,,,,2014-06-20".formatted(OTHER),
        ",350100000010785,list,entry,名1,名1,福建,,2014-06-04,,,,,2014-06-05");
    deliver(
        "events",
        "2014-08-20",
        "2014-08-01",
        titles,
        "%s,,penalty,,罚1,,北京,,2014-06-03,2014-12-31,,,correct,".formatted(OTHER),
        ",350100000010785,list,measure,名1-C,名1,福建,北京,2014-07-01,,,,,2014-07-02",
        "%s,,list,measure,名2-C,名2,北京,北京,2014-08-04,,,,,2014-08-05".formatted(OTHER));
    deliver(
        "events",
        "2016-09-05",
        titles,
        "%s,,objection,closed,案1,罚1,福建,,2016-08-02,,2016-09-01,upheld,,2016-09-02".formatted(CODE),
        "%s,,list,exit,名1-Y,名1,福建,,2016-09-02,,,,,2016-09-05".formatted(CODE));
    deliver(
        "events",
        "2016-09-20",
        titles,
        "%s,,list,exit,名1-Y,名1,福建,,2016-09-02,,,,withdraw,2016-09-20".formatted(CODE));
    assertThat(lake.ingest().progress().problems()).isEmpty();
  }

  @AfterAll
  static void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @Test
  void everyViewAnswersWithTheColumnsItDescribes() throws Exception {
    try (Stream<Path> views = Files.list(HOME.resolve("sql/views/policy"))) {
      for (Path view : views.sorted().toList()) {
        String name = view.getFileName().toString();
        assertThat(ask("SELECT count(*) FROM policy." + name)).as(name).hasSize(1);
      }
    }
    assertThat(
            ask(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'policy' AND comment IS NULL"))
        .as("columns that are not described")
        .isEmpty();
  }

  @Test
  void oldNumbersLeadToTheCreditCode() throws Exception {
    assertThat(
            ask(
                "SELECT identifier, credit_code, valid_from FROM policy.identity"
                    + " WHERE identifier_kind = 'registration_number'"))
        .containsExactly(row("350100000010785", CODE, "2016-03-01"));
    assertThat(
            ask(
                "SELECT valid_from, valid_to, ended FROM policy.subject_history"
                    + " WHERE subject_id = '%s' ORDER BY valid_from".formatted(CODE)))
        .containsExactly(row("2014-01-01", "2016-03-01", false), row("2016-03-01", null, false));
    assertThat(ask("SELECT subject_id, name FROM policy.subject_current"))
        .containsExactlyInAnyOrder(row(CODE, "甲公司"), row(MENDED, "乙公司"));
  }

  @Test
  void recordsAreInForceAsKnownOnTheDay() throws Exception {
    assertThat(inForce("2014-07-01", "2014-06-19")).isEmpty();
    assertThat(inForce("2014-07-01", "2014-06-20"))
        .containsExactly(row("名1", "福建"), row("罚1", "北京"), row("罚1", "福建"));
    // corrected in August: it ended in 2014 already
    assertThat(inForce("2015-02-01", "2014-08-19")).contains(row("罚1", "北京"));
    assertThat(inForce("2015-02-01", "2014-08-20")).doesNotContain(row("罚1", "北京"));
    // an upheld objection and an exit, known on 5 September
    assertThat(inForce("2016-09-02", "2016-09-04")).contains(row("罚1", "福建"), row("名1", "福建"));
    assertThat(inForce("2016-08-31", "2016-09-05")).contains(row("罚1", "福建"), row("名1", "福建"));
    assertThat(inForce("2016-09-01", "2016-09-05")).doesNotContain(row("罚1", "福建"));
    assertThat(inForce("2016-09-02", "2016-09-05")).doesNotContain(row("名1", "福建"));
    // the exit was withdrawn
    assertThat(inForce("2016-09-02", "2016-09-20")).contains(row("名1", "福建"));
    assertThat(
            ask(
                "SELECT DISTINCT closed_by, valid_to FROM policy.record_history"
                    + " WHERE closed_by IS NOT NULL ORDER BY 1"))
        .containsExactly(row("exit", "2016-09-02"), row("objection", "2016-09-01"));
  }

  private static List<List<Object>> inForce(String day, String known) throws Exception {
    return ask(
        """
        SELECT r.document_no, p.short_zh
        FROM policy.record_history r
        JOIN ref.region p ON p.code = r.province_code
        WHERE DATE '%1$s' >= r.valid_from
          AND (r.valid_to IS NULL OR DATE '%1$s' < r.valid_to)
          AND DATE '%2$s' >= r.known_from
          AND (r.known_to IS NULL OR DATE '%2$s' < r.known_to)
          AND (r.category = 'penalty' OR r.stage = 'entry')
        ORDER BY 1, r.province_code
        """
            .formatted(day, known));
  }

  @Test
  void lateRecordsStandBesideTheirPeriod() throws Exception {
    assertThat(
            ask(
                "SELECT document_no, latency_days, latency_working_days FROM policy.late_record"
                    + " ORDER BY document_no"))
        .containsExactly(row("名1-C", 50L, 36L), row("罚1", 78L, 56L));
    assertThat(ask("SELECT count(*) FROM policy.record_history WHERE late_for_period"))
        .containsExactly(row(2L));
  }

  @Test
  void timelinessCountsWorkingDays() throws Exception {
    assertThat(
            ask(
                """
                SELECT p.short_zh, CAST(t.month AS varchar), reported, late, late_rate
                FROM policy.timeliness t
                JOIN ref.region p ON p.code = t.province_code
                WHERE t.month < DATE '2015-01-01'
                ORDER BY t.month, p.code
                """))
        .containsExactly(
            row("北京", "2014-06-01", 1L, 1L, 1.0),
            row("福建", "2014-06-01", 2L, 0L, 0.0),
            row("北京", "2014-07-01", 0L, 0L, null),
            row("福建", "2014-07-01", 1L, 0L, 0.0),
            row("北京", "2014-08-01", 1L, 0L, 0.0),
            row("福建", "2014-08-01", 0L, 0L, null));
  }

  @Test
  void oneCaseForEachEntryExecutedElsewhere() throws Exception {
    assertThat(
            ask(
                "SELECT entry_no, listing_province_code, array_join(executing_province_codes, ','),"
                    + " across_regions, measures FROM policy.joint_measure"))
        .containsExactly(row("名1", "350000", "110000", true, 1L));
  }

  @Test
  void codesLeadToThoseOfToday() throws Exception {
    assertThat(
            ask(
                "SELECT name_today, successors FROM policy.region_series"
                    + " WHERE code IN ('371200', '370100') ORDER BY code DESC"))
        .containsExactly(row("济南市", 1L), row("济南市", 1L));
    assertThat(ask("SELECT code_today FROM policy.department_series WHERE code = 'SAIC'"))
        .containsExactly(row("SAMR"));
  }

  @Test
  void quarantineTellsWhatIsOpen() throws Exception {
    assertThat(ask("SELECT reason, feed, sender, rows, mended, open FROM policy.quarantine"))
        .containsExactly(row("date.invalid", "register", "SAIC", 1L, 1L, 0L));
  }

  @Test
  void lakeIsHeldAgainstTheTruth() throws Exception {
    Path truths = Files.createDirectories(folder.resolve("truth"));
    Path days = truths.resolve("days.csv");
    Files.writeString(
        days,
        """
        feed,day,facts
        register,2014-01-01,1
        register,2014-01-05,1
        register,2014-01-06,1
        register,2016-02-01,1
        register,2016-03-01,1
        events,2014-06-02,1
        events,2014-06-03,2
        events,2014-06-04,1
        events,2014-07-01,1
        events,2014-08-04,1
        events,2016-08-02,1
        events,2016-09-02,1
        """);
    Comparison comparison = compare(days);
    assertThat(comparison.cells()).isEqualTo(12);
    assertThat(comparison.differences())
        .extracting(Comparison.Difference::describe)
        .containsExactly("events/2016-09-02: facts is 2, truth 1");
    Path coverage = truths.resolve("coverage.csv");
    Files.writeString(
        coverage,
        """
        month,level,region,covered,subjects
        2014-08-01,province,350000,1,1
        2014-08-01,province,110000,1,1
        2014-08-01,province,130000,0,1
        2014-08-01,nation,000000,2,3
        """);
    assertThat(compare(coverage).differences()).isEmpty();
  }

  @Test
  void everyCheckAnswersWithItsColumns() throws Exception {
    try (Stream<Path> checks = Files.list(HOME.resolve("sql/checks"))) {
      for (Path check : checks.toList()) {
        String columns =
            Files.readString(check.resolve("check.yaml"))
                .replaceAll("\\w+: \\[|\\]|[ ]", "")
                .strip()
                .replace('\n', ',');
        Path truth = folder.resolve(check.getFileName() + ".csv");
        Files.writeString(truth, columns + "\n");
        Comparison comparison = compare(truth);
        assertThat(comparison.differences()).hasSize((int) comparison.cells());
      }
    }
  }

  private static Comparison compare(Path truth) throws Exception {
    try (Connection connection = lake.server().ensureRunning(elapsed -> {}).connect()) {
      return new TruthCheck(HOME.resolve("sql/checks")).compare(truth, connection);
    }
  }

  /** Rows may stand behind the first day of their period. */
  private static void deliver(String feed, String sentOn, String... lines) throws IOException {
    boolean dated = lines[0].matches("[0-9-]+");
    lake.deliver(
        feed,
        sentOn,
        dated ? SmallLake.period(lines[0], sentOn) : List.of(),
        Arrays.copyOfRange(lines, dated ? 1 : 0, lines.length));
  }

  private static List<List<Object>> ask(String sql) throws SQLException, InterruptedException {
    return lake.ask(sql);
  }
}
