package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.code.CreditCode;
import io.credlake.fact.Tables;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePoint;
import io.credlake.lake.ReleaseLog;
import io.credlake.release.CreateRelease;
import io.credlake.release.Publication;
import io.credlake.release.ReleaseName;
import io.credlake.release.ReleaseOrder;
import io.credlake.release.ReleaseStoppedException;
import io.credlake.release.Releases;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases of a small lake by the real contracts: what comes later changes nothing of them.
 *
 * <p>Three companies of Fujian; two are on a list or fined at the end of 2018, as far as was known
 * when the release was made. Later come a repair from before the end of the period (T05), an
 * objection that was upheld after it (T06), a late penalty, and the next month.
 */
class ReleaseCommandTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String FINED = "91350100M000100Y43";
  private static final String LISTED = code("91350100MA0001579");
  private static final String LATE = code("91350100MA0000015");

  private static final String REGISTER_TITLES = "名称,统一社会信用代码,工商注册号,组织机构代码,地区,登记状态,生效日期\n";
  private static final String PENALTY_TITLES =
      "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),行政处罚决定书文号,违法行为类型,处罚依据,"
          + "罚款金额（万元）,处罚决定日期,处罚有效期,处罚机关,当前状态,数据导出时间,地方编码\n";
  private static final String LIST_TITLES =
      "主体名称,统一社会信用代码,事件编号,名单编号,事件类型,名单性质,名单名称,严重程度,法律依据,列入部门,列入地区,执行部门,执行地区,事件日期,有效期自,有效期至\n";
  private static final String CASE_TITLES =
      "主体名称,统一社会信用代码,案件编号,关联文书号,案件类型,环节,事项,办理部门,地区,受理日期,应办结日期,办结日期,办理结果\n";

  /** Questions whose answers must not change by a byte. */
  private static final List<String> QUESTIONS =
      List.of(
          "SELECT * FROM policy.coverage ORDER BY 1, 2, 3, 4, 5, 6",
          "SELECT * FROM policy.coverage_recount ORDER BY 1, 2, 3, 4, 5, 6",
          "SELECT * FROM policy.record_history ORDER BY document_no, stage, known_from",
          "SELECT * FROM policy.subject_current ORDER BY subject_id",
          "SELECT * FROM policy.indicator ORDER BY commitment, region, kind_of_period, month,"
              + " department, field",
          "SELECT * FROM policy.progress ORDER BY commitment, region, year",
          "SELECT * FROM policy.scorecard ORDER BY scope, member, region, year",
          "SELECT * FROM policy.index_basis ORDER BY framework",
          "SELECT * FROM policy.missing_delivery ORDER BY feed, province_code, month",
          "SELECT * FROM policy.delivery_quality ORDER BY sender, province_code, month",
          "SELECT * FROM core.record ORDER BY delivery_id, line",
          "SELECT * FROM ops.delivery ORDER BY delivery_id",
          "SELECT count(*), max(month) FROM policy.reported_month",
          "SELECT current_date");

  @TempDir private static Path folder;
  private static List<String> before;

  private CommandHome home;

  @BeforeAll
  static void releaseAndGoOn() throws Exception {
    deliver(
        "saic-market-entities",
        "register.csv",
        REGISTER_TITLES
            + "甲公司,%s,,,350100,存续,2014-03-01\n".formatted(FINED)
            + "乙公司,%s,,,350100,存续,2014-03-01\n".formatted(LISTED)
            + "丙公司,%s,,,350100,存续,2014-03-01\n".formatted(LATE),
        "{sent_on: 2018-12-31, period: {from: 2018-10-01, to: 2018-12-31}}");
    deliver(
        "prov-penalties",
        "december.csv",
        PENALTY_TITLES + penalty(FINED, "T06", "2018-03-01"),
        "{sent_on: 2018-12-31, period: {from: 2018-10-01, to: 2018-12-31}, region: 350000}");
    deliver(
        "prov-list-events",
        "lists.csv",
        LIST_TITLES + list(LISTED, "T05", "列入", "2018-01-10"),
        "{sent_on: 2018-12-31, period: {from: 2018-10-01, to: 2018-12-31}}");
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(ingest(home)).isZero();
      assertThat(create(home, "2018")).as(home.err()).isZero();
      before = answers(home, "2018");

      deliver(
          "prov-list-events",
          "repair.csv",
          LIST_TITLES + list(LISTED, "T05-R", "T05", "修复", "2018-06-15"),
          "{sent_on: 2019-01-20, period: {from: 2018-06-01, to: 2019-01-20}}");
      deliver(
          "prov-cases",
          "objection.csv",
          CASE_TITLES
              + "甲公司,%s,异议1,T06,异议,办结,处罚有误,福州市市场监督管理局,350100,2018-11-01,2018-11-21,2018-11-20,支持\n"
                  .formatted(FINED),
          "{sent_on: 2019-01-25}");
      deliver(
          "prov-penalties",
          "january.csv",
          PENALTY_TITLES + penalty(LATE, "L1", "2018-12-05") + penalty(LATE, "N1", "2019-01-05"),
          "{sent_on: 2019-01-31, period: {from: 2019-01-01, to: 2019-01-31}, region: 350000}");
      assertThat(ingest(home)).isZero();
      maintain();
      assertThat(
              home.run(
                  "release",
                  "create",
                  "2018-r1",
                  "--as-of",
                  "2018-12-31",
                  "--supersedes",
                  "2018",
                  "--reason",
                  "异议成立 objection upheld",
                  "--lake",
                  lake()))
          .as(home.err())
          .isZero();
      maintain();
    }
  }

  /** What keeps a lake tidy, with nothing spared. */
  private static void maintain() throws Exception {
    CareOfTables care = new CareOfTables(lake(), new CareSettings(64 << 20, 2, 2, 2, 0, 0));
    try (Connection connection = server().connect()) {
      assertThat(care.take(connection, holder -> {}, outcome -> {}))
          .extracting(CareOfTables.Outcome::failure)
          .containsOnlyNulls();
      // and what it would do only where there is more
      for (String table : List.of("core.record", "stat.coverage_delta", "ref.feed")) {
        connection.createStatement().execute("ALTER TABLE %s EXECUTE optimize".formatted(table));
      }
    }
  }

  @AfterAll
  static void leaveNoServerBehind() throws Exception {
    TrinoServer.forLake(HOME, lake()).stop();
  }

  @BeforeEach
  void atHome() {
    home = CommandHome.ofProgram();
  }

  @AfterEach
  void leaveHome() {
    home.close();
  }

  @Test
  void whatComesLaterChangesNoByteOfARelease() throws Exception {
    assertThat(answers(home, "2018")).isEqualTo(before);
    // The lake itself went on, else nothing would have been shown.
    for (String moved : List.of("policy.coverage ", "policy.record_history", "core.record")) {
      String question =
          QUESTIONS.stream().filter(one -> (one + " ").contains(moved)).findFirst().orElseThrow();
      assertThat(answer(home, null, question))
          .as(question)
          .isNotEqualTo(before.get(QUESTIONS.indexOf(question)));
    }
    assertThat(home.run("release", "show", "2018", "--lake", lake())).as(home.out()).isZero();
    assertThat(home.out()).contains("core.record", "pinned").doesNotContain("GONE");
  }

  @Test
  void correctionsAfterAReleaseAreInTheNextAndBothStayReadable() throws Exception {
    // T06: the objection was upheld after publication. T05: repaired before the period's end.
    String inForce =
        "SELECT document_no FROM policy.record_history WHERE known_to IS NULL AND stage IS DISTINCT"
            + " FROM 'repair' AND category IN ('penalty', 'list') AND valid_from <= DATE"
            + " '2018-12-31' AND (valid_to IS NULL OR DATE '2018-12-31' < valid_to) ORDER BY 1";
    assertThat(answer(home, "2018", inForce).lines()).containsExactly("document_no", "T05", "T06");
    assertThat(answer(home, "2018-r1", inForce).lines()).containsExactly("document_no", "L1");
    String covered =
        "SELECT covered, subjects FROM policy.coverage_period WHERE period = '2018-12'"
            + " AND region = '350000' AND facet = 'all'";
    assertThat(answer(home, "2018", covered).lines()).containsExactly("covered,subjects", "2,3");
    assertThat(answer(home, "2018-r1", covered).lines()).containsExactly("covered,subjects", "1,3");
    assertThat(home.run("release", "list", "--format", "csv", "--lake", lake())).isZero();
    assertThat(home.out()).contains("2018-r1,2018-12-31,", ",published,", ",2018,异议成立");
    assertThat(
            answer(
                home,
                null,
                "SELECT release, event, concerns, reason FROM policy.release_revision"
                    + " WHERE release = '2018-r1'"))
        .contains("2018-r1,supersedes,2018,异议成立 objection upheld");
  }

  @Test
  void figuresEndAtTheDayOfTheRelease() throws Exception {
    String last = "SELECT max(month) AS month FROM policy.reported_month";
    assertThat(answer(home, "2018-r1", last).lines()).containsExactly("month", "2018-12-01");
    assertThat(answer(home, null, last).lines()).containsExactly("month", "2019-01-01");
    assertThat(answer(home, "2018-r1", "SELECT current_date AS d").lines())
        .containsExactly("d", "2018-12-31");
    assertThat(home.run("release", "create", "x", "--as-of", "2019-02-01", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains(
            "Cannot create release, deliveries cover 2018-06-01 to 2019-01-31"
                + " (nearest: --as-of 2019-01-31): 2019-02-01");
  }

  @Test
  void commandsAnswerFromARelease() {
    for (String release : List.of("2018", "2018-r1")) {
      assertThat(
              home.run(
                  "coverage",
                  "--region",
                  "350000",
                  "--format",
                  "csv",
                  "--release",
                  release,
                  "--lake",
                  lake()))
          .as(home.err())
          .isZero();
      assertThat(home.out()).contains(release.equals("2018") ? "66.67,2,3" : "33.33,1,3");
    }
    assertThat(home.run("progress", "--release", "2018", "--lake", lake())).as(home.err()).isZero();
    assertThat(
            home.run("explain", "P2.2.1-02", "--at", "2018", "--release", "2018", "--lake", lake()))
        .as(home.err())
        .isZero();
    assertThat(home.run("query", "SELECT 1", "--release", "2081", "--lake", lake())).isEqualTo(1);
    assertThat(home.err()).contains("Invalid release: 2081");
    assertThat(home.run("query", "DELETE FROM core.record", "--release", "2018", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err()).contains("Cannot ask release 2018, it is only asked");
  }

  @Test
  void differencesAreLaidToTheirCauses() {
    assertThat(
            home.run(
                "release",
                "diff",
                "2018",
                "2018-r1",
                "--rows",
                "--format",
                "csv",
                "--lake",
                lake()))
        .as(home.err())
        .isZero();
    assertThat(home.out().lines())
        // The list entry ended in June, which no late row reaches back to.
        .contains("coverage,all,350000,2018-06,,1 / 3,new_period")
        .contains("coverage,all,350000,2018-10,2 / 3,1 / 3,correction")
        .contains("coverage,all,350000,2018-12,2 / 3,1 / 3,late_data+correction")
        .noneMatch(line -> line.endsWith(",unexplained"));
    assertThat(home.run("release", "diff", "2018", "2018-r1", "--lake", lake())).isZero();
    assertThat(home.out()).contains("Configuration 配置: the same", "coverage", "correction");
    assertThat(home.run("release", "diff", "2018", "2018", "--lake", lake())).isZero();
    assertThat(home.out()).contains("no figure differs");
  }

  @Test
  void anEmbargoedReleaseIsSeenOnlyByThoseWhoPrepareIt() throws Exception {
    assertThat(
            home.run(
                "release",
                "create",
                "early",
                "--as-of",
                "2018-12-31",
                "--embargo",
                "2999-01-01T10:00",
                "--lake",
                lake()))
        .as(home.err())
        .isZero();
    assertThat(home.run("query", "SELECT 1", "--release", "early", "--lake", lake())).isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot ask release, it is under embargo until 2999-01-01T02:00:00Z: early");
    assertThat(ask("planner", "early", "SELECT 1")).isNull();
    assertThat(home.err()).contains("Invalid release, none of that name is out: early");
    assertThat(ask("planner", "2018", "SHOW SCHEMAS"))
        .contains("release_2018")
        .doesNotContain("early");
    assertThat(
            home.run("query", "SELECT 1", "--release", "early", "--unpublished", "--lake", lake()))
        .isZero();
    assertThat(answer(home, null, "SELECT release FROM policy.release_visible"))
        .contains("2018")
        .doesNotContain("early");
    assertThat(
            answer(
                home, null, "SELECT status FROM policy.release_calendar WHERE release = 'early'"))
        .contains("embargoed");
    assertThat(create(home, "early")).isEqualTo(1);
    assertThat(home.err()).contains("Cannot create release, the name is taken: early");
  }

  /** Roles see of a release what they see of the lake, if it is out. */
  @Test
  void rolesAskReleasesThatAreOut() {
    assertThat(ask("planner", "2018", "SELECT count(*) > 0 FROM policy.coverage"))
        .as(home.err())
        .isEqualTo("true");
    assertThat(ask("office-330000", "2018", "SELECT DISTINCT region FROM policy.coverage"))
        .isEqualTo("000000");
    assertThat(ask("office-national", "2018", "SELECT count(*) > 3 FROM policy.coverage"))
        .isEqualTo("true");
    assertThat(ask("planner", "2018", "SELECT count(*) > 30 FROM ref.region")).isEqualTo("true");
    assertThat(ask("researcher", "2018", "SELECT count(*) > 0 FROM open.coverage"))
        .isEqualTo("true");
    for (String user : List.of("planner", "office-national", "researcher", "operator")) {
      assertThat(ask(user, "2018", "SELECT * FROM core.record")).isNull();
      assertThat(home.err()).contains("Access Denied: Cannot select from");
    }
    assertThat(ask("researcher", "2018", "SELECT * FROM policy.coverage")).isNull();
    assertThat(home.err()).contains("Access Denied: Cannot select from");
    assertThat(ask("planner", "2018", "EXPLAIN ANALYZE SELECT * FROM policy.coverage")).isNull();
    assertThat(home.err()).contains("plans are for the owner of the lake: planner");
    assertThat(ask("planner", "2081", "SELECT 1")).isNull();
    assertThat(home.err())
        .contains("Invalid release, none of that name is out: 2081 (did you mean 2018?)");
    assertThat(
            home.run(
                "query",
                "--release",
                "2018",
                "--unpublished",
                "--as",
                "planner",
                "SELECT 1",
                "--lake",
                lake()))
        .isOne();
    assertThat(home.err())
        .contains(
            "Cannot ask release, what is not out is for the owner of the lake (--unpublished):"
                + " planner");
  }

  /** The one value that a user is answered; null: there is none. */
  private String ask(String user, String release, String sql) {
    int status =
        home.run(
            "query", "--release", release, "--as", user, "--format", "csv", sql, "--lake", lake());
    return status == 0 ? home.out().lines().skip(1).collect(Collectors.joining(",")) : null;
  }

  @Test
  void aWithdrawnReleaseIsTakenFromReadersAndStaysAsItWas() throws Exception {
    assertThat(create(home, "wrong")).as(home.err()).isZero();
    assertThat(ask("planner", "wrong", "SELECT count(*) > 0 FROM policy.coverage"))
        .isEqualTo("true");
    assertThat(home.run("release", "withdraw", "wrong", "--reason", "wrong year", "--lake", lake()))
        .isZero();
    assertThat(home.run("query", "SELECT 1", "--release", "wrong", "--lake", lake())).isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot ask release, it is withdrawn because wrong year: wrong");
    assertThat(ask("planner", "wrong", "SELECT 1")).isNull();
    assertThat(home.err()).contains("Invalid release, none of that name is out: wrong");
    assertThat(ask("planner", "2018", "SELECT * FROM \"release_wrong\".coverage")).isNull();
    assertThat(ask("planner", "2018", "SHOW SCHEMAS")).doesNotContain("release_wrong");
    assertThat(
            home.run("query", "SELECT 1", "--release", "wrong", "--unpublished", "--lake", lake()))
        .isZero();
    assertThat(home.run("release", "withdraw", "wrong", "--reason", "again", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot withdraw release, it was withdrawn because wrong year: wrong");
    assertThat(
            answer(
                home, null, "SELECT reason FROM policy.release_revision WHERE event = 'withdrawn'"))
        .contains("wrong year");
  }

  @Test
  void aCheckThatFailsStopsAReleaseWithEvidence() throws Exception {
    Path other = folder.resolve("other-home");
    Path view = Files.createDirectories(other.resolve("sql/views/policy/horizon"));
    Files.writeString(view.resolve("view.sql"), "SELECT 1 AS last_day");
    Files.writeString(
        view.resolve("view.yaml"),
        """
        title: {zh: 甲, en: A}
        description: A view with a check that does not hold
        columns: {last_day: a day}
        checks:
          - {name: never, level: fail, zh: 不成立, en: It holds, query: "SELECT 7 AS evidence"}
          - {name: shown, level: warn, zh: 提示, en: It shows, query: "SELECT 8 AS evidence"}
        """);
    assertThatThrownBy(
            () -> creation(other, List.of()).create(order("stopped"), server(), s -> {}, h -> {}))
        .isInstanceOf(ReleaseStoppedException.class)
        .hasMessage("Cannot create release stopped, 1 checks do not hold: horizon never")
        .satisfies(
            e ->
                assertThat(((ReleaseStoppedException) e).broken())
                    .singleElement()
                    .satisfies(one -> assertThat(one.examples()).containsExactly("evidence=7")));
    assertNothingIsLeftOf("stopped");
  }

  @Test
  void aReleaseThatDiedIsNoneAndTheSameCommandCompletesIt() throws Exception {
    ReleaseName name = new ReleaseName("half");
    try (Lake opened = Lake.open(lake())) {
      LakePoint.of(opened, Duration.ZERO, any -> Optional.empty()).tag(opened, name.tag());
      new FrozenViews(opened, name.schema()).copy("policy", (view, query) -> query);
    }
    assertThat(home.run("query", "SELECT 1", "--release", "half", "--lake", lake())).isEqualTo(1);
    assertThat(home.err()).contains("Invalid release: half");
    assertThat(create(home, "half")).as(home.err()).isZero();
    assertThat(answer(home, "half", "SELECT count(*) AS n FROM policy.reported_month").lines())
        .containsExactly("n", "7");
  }

  @Test
  void publicationSeesTheReleaseAndKeepsItFromBeingMadeIfItFails() throws Exception {
    String[] seen = new String[1];
    Publication publication =
        release -> {
          try (ResultSet row =
              release
                  .frozen()
                  .createStatement()
                  .executeQuery("SELECT max(month) FROM policy.reported_month")) {
            row.next();
            seen[0] = row.getString(1);
          }
          throw new IOException("disk is full");
        };
    assertThatThrownBy(
            () ->
                creation(HOME, List.of(publication))
                    .create(order("unprinted"), server(), s -> {}, h -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("disk is full");
    assertThat(seen).containsExactly("2018-12-01");
    assertNothingIsLeftOf("unprinted");
  }

  @Test
  void aCommitThatIsNotEndedIsNotPinned() {
    try (Lake opened = Lake.open(lake())) {
      CommitJournal journal = new CommitJournal(opened);
      journal.begin(new CommitJournal.Entry("run", 1, new byte[0]));
      try {
        assertThatThrownBy(() -> LakePoint.of(opened, Duration.ZERO, any -> Optional.empty()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("Cannot pin lake, a commit of the ingest is not ended");
      } finally {
        journal.end();
      }
    }
  }

  @Test
  void releasesAreCorrectedOnceAndWithAReason() {
    assertThat(
            home.run(
                "release",
                "create",
                "x",
                "--as-of",
                "2018-12-31",
                "--supersedes",
                "2018",
                "--lake",
                lake()))
        .isEqualTo(1);
    assertThat(home.err()).contains("Cannot create release, a correction needs its --reason: x");
    assertThat(
            home.run(
                "release",
                "create",
                "x",
                "--as-of",
                "2018-12-31",
                "--supersedes",
                "2018",
                "--reason",
                "again",
                "--lake",
                lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains(
            "Cannot create release, 2018-r1 corrects it already"
                + " (nearest: --supersedes 2018-r1): 2018");
  }

  private static void assertNothingIsLeftOf(String name) throws Exception {
    ReleaseName release = new ReleaseName(name);
    try (Lake opened = Lake.open(lake());
        Connection connection = server().connect()) {
      assertThat(new ReleaseLog(opened).find(name)).isEmpty();
      assertThat(opened.table(Tables.RECORD).refs()).doesNotContainKey(release.tag());
      assertThatThrownBy(() -> new Releases(connection).find(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Invalid release: " + name);
    }
  }

  private static CreateRelease creation(Path home, List<Publication> publications) {
    return new CreateRelease(lake(), home, "test", publications, any -> Optional.empty());
  }

  private static ReleaseOrder order(String name) {
    return new ReleaseOrder(new ReleaseName(name), LocalDate.of(2018, 12, 31), null, null, null);
  }

  private static Endpoint server() throws InterruptedException {
    return TrinoServer.forLake(HOME, lake()).ensureRunning(elapsed -> {});
  }

  private static int ingest(CommandHome home) {
    return home.run("ingest", "--all", folder.resolve("in"), "--lake", lake());
  }

  private static int create(CommandHome home, String name) {
    return home.run("release", "create", name, "--as-of", "2018-12-31", "--lake", lake());
  }

  private static List<String> answers(CommandHome home, String release) throws SQLException {
    return QUESTIONS.stream().map(question -> answer(home, release, question)).toList();
  }

  /** The answer of the command, which writes to standard output past picocli. */
  private static String answer(CommandHome home, String release, String sql) {
    PrintStream terminal = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int status =
          release == null
              ? home.run("query", sql, "--format", "csv", "--lake", lake())
              : home.run("query", sql, "--format", "csv", "--release", release, "--lake", lake());
      assertThat(status).as(sql + home.err()).isZero();
    } finally {
      System.setOut(terminal);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Path lake() {
    return folder.resolve("lake");
  }

  private static String penalty(String code, String number, String decided) {
    return "某公司,法人及非法人组织,%s,%s,未公示年报,企业信息公示暂行条例,0.5,%s,2099/12/31,福州市工商行政管理局,0,%s,350100\n"
        .formatted(code, number, decided, decided);
  }

  private static String list(String code, String entry, String event, String day) {
    return list(code, entry, entry, event, day);
  }

  private static String list(String code, String number, String entry, String event, String day) {
    return "某公司,%s,%s,%s,%s,黑名单,严重违法失信企业名单,严重,企业信息公示暂行条例,福州市工商行政管理局,350100,,,%s,,\n"
        .formatted(code, number, entry, event, day);
  }

  private static String code(String start) {
    return start + CreditCode.checkCharacter(start);
  }

  private static void deliver(String feed, String file, String content, String manifest)
      throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("in").resolve(feed));
    Files.writeString(inbox.resolve(file), content);
    Files.writeString(inbox.resolve(file + ".manifest.yaml"), manifest);
  }
}
