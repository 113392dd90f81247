package io.credlake.job;

import static io.credlake.job.SmallLake.period;
import static io.credlake.job.SmallLake.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bulletins tell of senders, over deliveries that were counted by hand. */
class QualityViewsTest {

  private static final String CODE = "91350100M000100Y43";
  private static final String OTHER = "91110000MA00000152";
  private static final String WRONG = "91350100M000100Y44";

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
        - {title: 操作, field: action, type: text}
        - {title: 导出, field: reported_date, type: date}
      key: [document_no]
      grade: public
      legal_basis: none
      period: monthly
      timeliness: {days: 7, working: true}
      """;

  private static final String CATALOGUE =
      """
      feed: catalogue
      version: 1
      title: {zh: 目录, en: Catalogue}
      sender: PROV
      shape: milestone
      format: csv
      encodings: UTF-8
      missing: [""]
      layouts: [milestone]
      key: [item, province_code, state]
      grade: public
      legal_basis: none
      period: on_change
      """;

  private static final String SAMPLES =
      """
      feed: samples
      version: 1
      title: {zh: 抽查, en: Samples}
      sender: NDRC
      shape: return
      format: csv
      encodings: UTF-8
      missing: [""]
      layouts: [return]
      key: [series, period_from, province_code, dimension, member]
      grade: shared
      legal_basis: none
      period: on_change
      """;

  @TempDir private static Path folder;
  private static SmallLake lake;

  @BeforeAll
  static void fillLake() throws Exception {
    lake = SmallLake.in(folder);
    lake.contract(SmallLake.REGISTER);
    lake.contract(PENALTIES);
    lake.contract(CATALOGUE);
    lake.contract(SAMPLES);
    lake.deliver(
        "register",
        "2018-12-31",
        period("2018-09-01", "2018-12-31"),
        "名称,代码,省份,生效",
        "甲公司,%s,福建,2018-01-01".formatted(CODE),
        "丙公司,%s,北京,2018-01-05".formatted(OTHER));
    String titles = "代码,文号,省份,领域,日期,截止,操作,导出";
    lake.deliver(
        "penalties",
        "2018-10-16",
        period("2018-09-01", "2018-10-16"),
        titles,
        // T07: 29 and 30 September are worked, 1 to 7 October are not: six working days
        "%s,罚1,福建,纳税,2018-09-28,,,2018-10-11".formatted(CODE),
        // eight working days
        "%s,罚2,福建,,2018-09-28,,,2018-10-15".formatted(CODE),
        "%s,罚1,福建,纳税,2018-09-28,,,2018-10-11".formatted(CODE),
        "%s,罚3,福建,,2018-10-12,,,2018-10-16".formatted(WRONG),
        "%s,罚2,福建,,2018-09-28,2018-11-30,correct,2018-10-16".formatted(CODE));
    lake.deliver(
        "penalties",
        "2018-11-05",
        period("2018-10-17", "2018-11-05"),
        titles + ",credlake_delivery,credlake_line,拒收原因",
        "%s,罚3,福建,,2018-10-12,,,2018-10-17,%s,5,代码错误"
            .formatted(CODE, lake.digest("penalties", "2018-10-16")),
        "%s,罚1,福建,纳税,2018-09-28,,withdraw,2018-11-05,,,".formatted(CODE));
    lake.deliver(
        "penalties",
        "2018-11-20",
        List.of("sha256: " + "0".repeat(64)),
        titles,
        "%s,罚4,福建,,2018-11-12,,,2018-11-19".formatted(CODE));
    lake.deliver(
        "catalogue",
        "2018-09-03",
        period("2018-09-01", "2018-09-03"),
        "事项编号,事项类型,名称,状态,发布部门,地区,日期",
        "目1,目录,行政处罚信息,印发,国家税务总局,福建,2018-01-02",
        "目2,目录,行政许可信息,印发,国家税务总局,福建,2018-01-02");
    lake.deliver(
        "samples",
        "2018-12-05",
        period("2018-11-01", "2018-11-30"),
        "统计指标,统计期,地区,报送部门,分组维度,分组,分子,分母,报送日期",
        "concealed-decisions,2018-11,福建,国家发展和改革委员会,sender,PROV,9,40,2018-12-01",
        "concealed-decisions,2018-11,福建,国家发展和改革委员会,sender,PROV,2,40,2018-12-03",
        "concealed-decisions,2018-11,北京,国家发展和改革委员会,sender,PROV,1,10,2018-12-03",
        // half a pair is no number
        "concealed-decisions,2018-10,福建,国家发展和改革委员会,sender,PROV,抑制,100,2018-12-03");
    lake.ingest();
  }

  @AfterAll
  static void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @Test
  void deliveriesAreJudgedByMonthAndProvince() throws Exception {
    String columns =
        "month, deliveries, deliveries_refused, rows_reported, rows_accepted, rows_rejected,"
            + " rows_duplicate, wrong_codes, rows_mended, corrections, withdrawals, judged, late,"
            + " late_rate, concealed, concealed_status";
    assertThat(
            lake.ask(
                "SELECT %s FROM policy.delivery_quality WHERE sender = 'PROV' AND province_code"
                        .formatted(columns)
                    + " IS NULL AND month > DATE '2018-09-01' ORDER BY month"))
        .containsExactly(
            row(
                "2018-10-01",
                1L,
                0L,
                5L,
                3L,
                1L,
                1L,
                1L,
                0L,
                1L,
                0L,
                2L,
                1L,
                0.5,
                null,
                "not_reported"),
            row("2018-11-01", 2L, 1L, 2L, 2L, 0L, 0L, 0L, 1L, 0L, 1L, 1L, 0L, 0.0, 3L, "reported"));
    assertThat(
            lake.ask(
                "SELECT month, deliveries, rows_reported, rows_rejected, conformity_rate, late"
                    + " FROM policy.delivery_quality WHERE sender = 'PROV'"
                    + " AND province_code = '350000' AND month > DATE '2018-09-01' ORDER BY month"))
        .containsExactly(
            row("2018-10-01", 1L, 5L, 1L, 0.8, 1L), row("2018-11-01", 1L, 2L, 0L, 1.0, 0L));
  }

  @Test
  void concealedIsToldWhereASampleSaysSo() throws Exception {
    assertThat(
            lake.ask(
                "SELECT month, province_code, concealed, concealed_sample, concealed_status"
                    + " FROM policy.delivery_quality WHERE sender = 'PROV' AND month > DATE"
                    + " '2018-09-01' ORDER BY month, province_code"))
        .containsExactly(
            row("2018-10-01", "350000", null, null, "suppressed"),
            row("2018-10-01", null, null, null, "not_reported"),
            row("2018-11-01", "110000", 1L, 10L, "reported"), // from where nothing was delivered
            row("2018-11-01", "350000", 2L, 40L, "reported"),
            row("2018-11-01", null, 3L, 50L, "reported"));
  }

  @Test
  void workingDaysFromEventToReportAreDistributed() throws Exception {
    assertThat(
            lake.ask(
                "SELECT month, records, days_2_3, days_4_7, days_8_10, unjudged, timely_days"
                    + " FROM policy.timeliness_distribution ORDER BY month"))
        .containsExactly(
            row("2018-09-01", 2L, 0L, 1L, 1L, 0L, 7L), row("2018-10-01", 1L, 1L, 0L, 0L, 0L, 7L));
  }

  @Test
  void wrongCodesAreHeldAgainstWhatWasMended() throws Exception {
    assertThat(
            lake.ask(
                "SELECT wrong_codes, mended_codes, correction_rate FROM policy.correction_rate"
                    + " WHERE sender = 'PROV'"))
        .containsExactly(row(1L, 1L, 1.0));
  }

  @Test
  void silentMonthIsMissingButNotBeforeTheFeedBegan() throws Exception {
    assertThat(
            lake.ask(
                "SELECT feed, province_code, month, last_delivered FROM policy.missing_delivery"))
        .containsExactly(row("penalties", "350000", "2018-12-01", "2018-11-01"));
  }

  @Test
  void catalogueItemWithoutAFeedCountsInTheDenominator() throws Exception {
    assertThat(
            lake.ask(
                "SELECT month, items, items_fed, status FROM policy.category_coverage"
                    + " WHERE scope = 'nation' ORDER BY month LIMIT 1"))
        .containsExactly(row("2018-09-01", 2L, 0L, "reported"));
  }

  @Test
  void regionsThatDeliverAreHeldAgainstThirtyOne() throws Exception {
    assertThat(
            lake.ask(
                "SELECT month, regions, delivering FROM policy.region_coverage"
                    + " WHERE level = 'province' ORDER BY month"))
        .containsExactly(
            row("2018-09-01", 31L, 1L),
            row("2018-10-01", 31L, 1L),
            row("2018-11-01", 31L, 1L),
            row("2018-12-01", 31L, 0L));
  }

  @Test
  void completenessTellsWhatAFeedNeverFills() throws Exception {
    assertThat(
            lake.ask(
                "SELECT field, rows, filled, rate, status FROM policy.completeness"
                    + " WHERE feed = 'penalties' AND field IN ('credit_code', 'field', 'amount')"
                    + " ORDER BY field"))
        .containsExactly(
            row("amount", 5L, 0L, null, "not_applicable"),
            row("credit_code", 5L, 5L, 1.0, "reported"),
            row("field", 5L, 2L, 0.4, "reported"));
  }

  @Test
  void fieldOfAWithdrawnRecordIsZeroAndOthersAreNotReported() throws Exception {
    assertThat(
            lake.ask(
                "SELECT month, field, status, covered FROM policy.coverage_by_field"
                    + " WHERE level = 'nation' AND position <= 2 ORDER BY month, position LIMIT 2"))
        .containsExactly(
            row("2018-09-01", "industry_commerce", "not_reported", null),
            row("2018-09-01", "taxation", "reported", 0L));
  }
}
