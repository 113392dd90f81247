package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.code.CreditCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small lake by the real contracts with a release 2018, its correction 2018-r1, and the
 * correction of that under embargo, early. Tests may add releases, not facts.
 *
 * <p>Three companies of Fujian; two are on a list or fined at the end of 2018, as far as was known
 * when the release was made. Later come a repair from before the end of the period (T05), an
 * objection that was upheld after it (T06), a late penalty, an organisation that is of another
 * province than was told, and the next month.
 */
public final class ReleasedLake extends SharedLake {

  private static final String FINED = "91350100M000100Y43";
  private static final String LISTED = code("91350100MA0001579");
  private static final String LATE = code("91350100MA0000015");
  private static final String MOVED = code("91330100MA0000023");

  private static final String REGISTER_TITLES = "名称,统一社会信用代码,工商注册号,组织机构代码,地区,登记状态,生效日期\n";
  private static final String PENALTY_TITLES =
      "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),行政处罚决定书文号,违法行为类型,处罚依据,"
          + "罚款金额（万元）,处罚决定日期,处罚有效期,处罚机关,当前状态,数据导出时间,地方编码\n";
  private static final String LIST_TITLES =
      "主体名称,统一社会信用代码,事件编号,名单编号,事件类型,名单性质,名单名称,严重程度,法律依据,列入部门,列入地区,执行部门,执行地区,事件日期,有效期自,有效期至\n";
  private static final String CASE_TITLES =
      "主体名称,统一社会信用代码,案件编号,关联文书号,案件类型,环节,事项,办理部门,地区,受理日期,应办结日期,办结日期,办理结果\n";

  /** What the correction says of itself; a page must not take it for tags. */
  static final String REASON = "异议成立 objection <upheld>";

  /** Questions whose answers must not change by a byte. */
  static final List<String> QUESTIONS =
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

  private final List<String> before;

  private ReleasedLake() {
    try (CommandHome home = CommandHome.ofProgram()) {
      register();
      assertThat(ingest(home)).isZero();
      release(home, "2018");
      before = answers(home);
      correct();
      assertThat(ingest(home)).isZero();
      maintain();
      release(home, "2018-r1", "--supersedes", "2018", "--reason", REASON);
      maintain();
      release(
          home,
          "early",
          "--embargo",
          "2999-01-01T10:00",
          "--supersedes",
          "2018-r1",
          "--reason",
          "it is due later");
    } catch (Exception e) {
      throw new IllegalStateException("Cannot fill lake", e);
    }
  }

  /** Gives the lake to tests. */
  public static final class Shared extends Resolver<ReleasedLake> {

    /** A resolver for JUnit. */
    public Shared() {
      super(ReleasedLake.class, ReleasedLake::new);
    }
  }

  /** What release 2018 answered to {@link #QUESTIONS} before anything came after it. */
  List<String> before() {
    return before;
  }

  /** What release 2018 answers to {@link #QUESTIONS}. */
  List<String> answers(CommandHome home) {
    return QUESTIONS.stream().map(question -> answer(home, "2018", question)).toList();
  }

  /**
   * What a release answers as CSV.
   *
   * @param release null: the lake as it stands
   */
  String answer(CommandHome home, String release, String sql) {
    int status =
        release == null
            ? home.ask(sql, "--lake", lake())
            : home.ask(sql, "--release", release, "--lake", lake());
    assertThat(status).as(sql + home.err()).isZero();
    return home.out();
  }

  /** Makes a release of the year 2018, with more words of the command, and gives its status. */
  int create(CommandHome home, String name, String... more) {
    return home.run(
        Stream.concat(
                Stream.of("release", "create", name, "--as-of", "2018-12-31", "--lake", lake()),
                Stream.of(more))
            .toArray());
  }

  /** Name of a release that was withdrawn: of one that another test made, or of one made now. */
  String withdrawn(CommandHome home) {
    String of = "SELECT release FROM policy.release_calendar WHERE status = 'withdrawn' LIMIT 1";
    return answer(home, null, of)
        .lines()
        .skip(1)
        .findFirst()
        .orElseGet(
            () -> {
              release(home, "taken-away");
              assertThat(
                      home.run(
                          "release",
                          "withdraw",
                          "taken-away",
                          "--reason",
                          "test",
                          "--lake",
                          lake()))
                  .as(home.err())
                  .isZero();
              return "taken-away";
            });
  }

  private void release(CommandHome home, String name, String... more) {
    assertThat(create(home, name, more)).as(home.err()).isZero();
  }

  private int ingest(CommandHome home) {
    return home.run("ingest", "--all", deliveries(), "--lake", lake());
  }

  private void register() throws IOException {
    deliver(
        "saic-market-entities",
        "register.csv",
        REGISTER_TITLES
            + "甲公司,%s,,,350100,存续,2014-03-01\n".formatted(FINED)
            + "乙公司,%s,,,350100,存续,2014-03-01\n".formatted(LISTED)
            + "丙公司,%s,,,350100,存续,2014-03-01\n".formatted(LATE)
            + "丁公司,%s,,,330100,存续,2014-03-01\n".formatted(MOVED),
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
  }

  private void correct() throws IOException {
    deliver(
        "saic-market-entities",
        "moved.csv",
        REGISTER_TITLES + "丁公司,%s,,,340100,存续,2014-03-01\n".formatted(MOVED),
        "{sent_on: 2019-01-15, period: {from: 2018-12-01, to: 2018-12-31}}");
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
  }

  /** What keeps a lake tidy, with nothing spared. */
  private void maintain() throws Exception {
    // orphans of a day: the audit is carried into its table meanwhile
    CareOfTables care = new CareOfTables(lake(), new CareSettings(64 << 20, 2, 2, 2, 0, 1));
    try (Connection connection = endpoint().connect()) {
      assertThat(care.take(connection, holder -> {}, outcome -> {}))
          .extracting(CareOfTables.Outcome::failure)
          .containsOnlyNulls();
      // and what it would do only where there is more
      for (String table : List.of("core.record", "stat.coverage_delta", "ref.feed")) {
        connection.createStatement().execute("ALTER TABLE %s EXECUTE optimize".formatted(table));
      }
    }
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

  private void deliver(String feed, String file, String content, String manifest)
      throws IOException {
    Path inbox = Files.createDirectories(deliveries().resolve(feed));
    Files.writeString(inbox.resolve(file), content);
    Files.writeString(inbox.resolve(file + ".manifest.yaml"), manifest);
  }
}
