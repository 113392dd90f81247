package io.credlake.report.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.bulletin.BulletinFigures.Delivered;
import io.credlake.report.bulletin.BulletinFigures.Sample;
import io.credlake.report.bulletin.BulletinFigures.Timely;
import io.credlake.report.document.Document;
import io.credlake.report.query.Names;
import io.credlake.report.query.Names.Name;
import io.credlake.report.render.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bulletins in words, by the numbers of one that was published and by those of none. */
class BulletinWordsTest {

  private static final YearMonth MONTH = YearMonth.of(2024, 2);
  private static final String QINGHAI = "630000";

  private static final Names NAMES =
      new Names(
          Map.of(QINGHAI, new Name("青海", "Qinghai")),
          Map.of(
              QINGHAI,
              new Name("青海省", "Qinghai"),
              "110100",
              new Name("市辖区", "municipal districts"),
              "630100",
              new Name("西宁市", "Xining"),
              "630121",
              new Name("大通县", "Datong")),
          Map.of("PROV", new Name("信用牵头部门", "Lead bodies")),
          Map.of());

  private static final ReleaseNote RELEASE =
      new ReleaseNote(
          "r",
          LocalDate.of(2024, 3, 1),
          Instant.parse("2024-03-01T00:00:00Z"),
          "credlake",
          null,
          null);

  private static BulletinEdition edition(List<Delivered> delivered, List<Timely> timely) {
    return new BulletinEdition(
        new BulletinFigures(MONTH, NAMES, delivered, timely, List.of()),
        QINGHAI,
        Language.ZH,
        RELEASE);
  }

  private static Delivered delivered(YearMonth month, String kind, long rows, long rejected) {
    return new Delivered(month, kind, "PROV", QINGHAI, rows, rejected);
  }

  private static Timely timely(String kind, String city, long judged, long late) {
    return new Timely(MONTH, kind, "PROV", QINGHAI, city, "SAIC", judged, judged, late);
  }

  /**
   * Qinghai's bulletin of February 2024 (fgw.qinghai.gov.cn, t20240510_86834): 128,854 rows, all
   * taken; licences 9,220, late 3.6 %; penalties 119,634, late 0.08 %; in all 0.34 %, which is the
   * rate weighted by records within the rounding of the parts, and not the mean of both (1.84 %).
   */
  @Test
  void numbersOfAPublishedBulletin() {
    BulletinEdition edition =
        edition(
            List.of(delivered(MONTH, "licence", 9220, 0), delivered(MONTH, "penalty", 119634, 0)),
            List.of(
                timely("licence", "630121", 9220, 332), timely("penalty", "630121", 119634, 96)));
    assertThat(BulletinWords.total(edition))
        .isEqualTo(
            "2024年2月，1个决定部门和1个市（州）共报送“双公示”信息128,854行，入库128,854行，合规率100.00%，"
                + "迟报率0.33%（可判断的128,854条中迟报428条）。");
    assertThat(BulletinWords.kind(edition, "licence")).contains("9,220行", "迟报率3.60%");
    assertThat(BulletinWords.kind(edition, "penalty")).contains("119,634行", "迟报率0.08%");
  }

  @Test
  void nothingDeliveredIsNoRate() {
    BulletinEdition edition = edition(List.of(), List.of());
    assertThat(BulletinWords.total(edition)).isEqualTo("2024年2月没有收到“双公示”信息。");
    assertThat(BulletinWords.kind(edition, "licence")).isEqualTo("行政许可：本月没有报送。");
    assertThat(BulletinWords.comparison(edition)).isEqualTo("上月（2024年1月）没有报送，不作比较。");
    assertThat(BulletinWords.places(edition, List.of())).isEqualTo("没有可判断时限的记录，不排位次。");
    assertThat(BulletinWords.named(edition, 0, 0)).isEqualTo("没有市县的迟报率超过50%。");
    assertThat(BulletinWords.concealed(edition, List.of())).contains("没有抽查不等于没有瞒报");
  }

  @Test
  void rowsWithoutJudgedRecordsHaveNoLateRate() {
    BulletinEdition edition = edition(List.of(delivered(MONTH, "licence", 4, 1)), List.of());
    assertThat(BulletinWords.total(edition)).contains("入库3行，合规率75.00%，没有可判断时限的记录");
  }

  @Test
  void monthBeforeIsCompared() {
    BulletinEdition edition =
        edition(
            List.of(
                delivered(MONTH, "licence", 10, 0),
                delivered(MONTH.minusMonths(1), "licence", 12, 0)),
            List.of(
                timely("licence", null, 10, 1),
                new Timely(
                    MONTH.minusMonths(1), "licence", "PROV", QINGHAI, null, "SAIC", 12, 12, 3)));
    assertThat(BulletinWords.comparison(edition))
        .isEqualTo("与上月相比，报送量减少2行，迟报率由25.00%变为10.00%（-15.00 个百分点）。");
  }

  @Test
  void sumOfTheProvincesIsNoSampleOfItsOwn() {
    List<Sample> samples =
        List.of(
            new Sample(MONTH, "PROV", QINGHAI, 2L, 40L, "reported"),
            new Sample(MONTH, "PROV", "110000", 1L, 10L, "reported"),
            new Sample(MONTH, "PROV", null, 3L, 50L, "reported"),
            new Sample(MONTH, "SAT", null, 0L, 5L, "reported"));
    assertThat(BulletinWords.concealed(edition(List.of(), List.of()), samples))
        .isEqualTo("本月抽查结果3项，见下表。");
  }

  @Test
  void districtsRightUnderAMunicipalityStandAlone() {
    BulletinEdition edition =
        new BulletinEdition(
            new BulletinFigures(
                MONTH,
                NAMES,
                List.of(),
                List.of(inBeijing("110105", 4, 1), inBeijing("110108", 2, 2)),
                List.of()),
            "110000",
            Language.ZH,
            RELEASE);
    assertThat(edition.places(MONTH)).containsOnlyKeys("110105", "110108");
    assertThat(edition.place("630121")).isEqualTo("630100");
    assertThat(edition.place(null)).isNull();
  }

  private static Timely inBeijing(String district, long judged, long late) {
    return new Timely(MONTH, "licence", "PROV", "110000", district, "SAIC", judged, judged, late);
  }

  @Test
  void placesAreNamedOnlyIfMoreThanHalfIsLate() throws Exception {
    List<Timely> timely = new ArrayList<>();
    timely.add(timely("licence", "630100", 2, 1));
    timely.add(timely("licence", "630121", 3, 2));
    Document document =
        new Bulletin(
                new BulletinFigures(
                    MONTH, NAMES, List.of(delivered(MONTH, "licence", 5, 0)), timely, List.of()),
                RELEASE)
            .edition(QINGHAI, Language.ZH);
    String html = new String(ReportFormat.HTML.set(document), StandardCharsets.UTF_8);
    assertThat(html)
        .contains("以下1个市县迟报率超过50%，须予整改。其中1个可判断的记录不足30条，迟报率随个别记录大幅变动，宜先核实。")
        .contains("<td class=\"words\">西宁市 大通县</td>")
        .contains("<td class=\"number\">66.67%</td>")
        .doesNotContain("实时数据");
  }
}
