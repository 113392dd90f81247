package io.credlake.report.annual;

import static io.credlake.report.annual.Figures.ZHEJIANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.Region;
import io.credlake.report.Language;
import io.credlake.report.annual.AnnualFigures.Contribution;
import io.credlake.report.annual.AnnualFigures.Covered;
import io.credlake.report.annual.AnnualFigures.Pair;
import io.credlake.report.annual.AnnualFigures.Sender;
import io.credlake.report.document.Document;
import io.credlake.report.query.Names.Name;
import io.credlake.report.render.ReportFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words follow from figures, and are true of any. */
class SummaryTest {

  @ParameterizedTest
  @CsvSource({
    "12, 3, 5, '全国任务20项中，已完成12项和倒退3项；无法评估5项，占25.0%。'",
    "12, 0, 0, '全国任务12项中，已完成12项；无法评估0项，占0.0%。'",
    "0, 0, 4, '全国任务4项中，没有一项可以评估；无法评估4项，占100.0%。无法评估的任务超过半数'",
    "2, 0, 2, '全国任务4项中，已完成2项；无法评估2项，占50.0%。'",
    "0, 0, 0, '2018年底没有任何任务的评估结果。'"
  })
  void progressAlwaysTellsWhatCannotBeAssessed(
      long achieved, long regressing, long notAssessable, String words) {
    Edition edition =
        new Figures()
            .card(2018, Region.NATION, achieved, regressing, notAssessable)
            .edition(Region.NATION, Language.ZH);
    String told = Summary.progress(edition);
    assertThat(told).contains(words);
    assertThat(told.contains("超过半数"))
        .isEqualTo(2 * notAssessable > achieved + regressing + notAssessable);
  }

  @Test
  void nothingIsSaidOfAnotherRegionOrYear() {
    Figures figures = new Figures().card(2017, ZHEJIANG, 1, 0, 0).card(2018, "110000", 1, 0, 0);
    assertThat(Summary.progress(figures.edition(ZHEJIANG, Language.EN)))
        .isEqualTo("No commitment is assessed at the end of 2018.");
  }

  @Test
  void coverageIsComparedOnlyWithAYearThatIsKnown() {
    Figures figures = new Figures();
    assertThat(Summary.coverage(figures.edition(ZHEJIANG, Language.EN)))
        .contains("there is no rate of coverage");
    figures.coverage.add(new Covered(ZHEJIANG, 2018, 0, 0));
    assertThat(Summary.coverage(figures.edition(ZHEJIANG, Language.EN)))
        .as("a share of nothing")
        .contains("there is no rate of coverage");
    figures.coverage.clear();
    figures.coverage.add(new Covered(ZHEJIANG, 2018, 0, 8));
    assertThat(Summary.coverage(figures.edition(ZHEJIANG, Language.EN)))
        .isEqualTo(
            "Of 8 organisations in the registers at the end of the year, 0 have a record in force:"
                + " a coverage of 0.0%; the year before is not known.");
    figures.coverage.add(new Covered(ZHEJIANG, 2017, 2, 8));
    assertThat(Summary.coverage(figures.edition(ZHEJIANG, Language.EN)))
        .endsWith("0.0%, after 25.0% the year before (-25.0 pp).");
  }

  @Test
  void rankNeverStandsWithoutItsInterval() {
    Figures figures = new Figures().index();
    assertThat(Summary.index(figures.edition(ZHEJIANG, Language.EN)))
        .isEqualTo("Integrity: no province has a score in 2018.");
    figures.score("110000", 70, 1, 1, 2, 3).score(ZHEJIANG, 69, 2, 1, 2, 3);
    figures.pairs.add(new Pair("integrity", "110000", ZHEJIANG));
    assertThat(Summary.index(figures.edition(ZHEJIANG, Language.EN)))
        .isEqualTo(
            "Integrity: score 69.0 (68.0–70.0), rank 2 (1–2) of 3; it cannot be told from 1 other"
                + " province.");
    assertThat(Summary.index(figures.edition("630000", Language.EN)))
        .isEqualTo("Integrity: the province has no score.");
    assertThat(Summary.index(figures.edition(Region.NATION, Language.ZH)))
        .contains("2个地区有得分，从69.0到70.0；在1对地区中，1对（100.0%）不可区分");
    assertThat(Summary.index(new Figures().edition(ZHEJIANG, Language.EN)))
        .isEqualTo("No index was computed.");
  }

  @Test
  void senderWithoutARuleIsNotInTime() {
    Figures figures = new Figures();
    figures.senders.add(
        new Sender("SAT", ZHEJIANG, 1, null, 0, 0, 0, null, null, null, null, "not_reported"));
    assertThat(Summary.quality(figures.edition(ZHEJIANG, Language.EN)))
        .isEqualTo(
            "In 2018, 1 department delivered 0 rows; — conform (0 were rejected); no record's"
                + " timeliness could be judged.");
    assertThat(Summary.quality(new Figures().edition(ZHEJIANG, Language.EN)))
        .isEqualTo("Nothing was delivered in 2018.");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,3,upper",
    "1,1,2,3,",
    "3,3,3,3,lower",
    "2,2,3,3,",
    "1,1,10,31,upper",
    "31,21,31,31,",
    "30,22,31,31,lower"
  })
  void thirdsAreToldOnlyIfTheWholeIntervalLiesInThem(
      long rank, long low, long high, long of, String third) {
    Figures figures = new Figures().score(ZHEJIANG, 50, rank, low, high, of);
    assertThat(Third.isUpper(figures.scores.getFirst())).isEqualTo("upper".equals(third));
    assertThat(Third.isLower(figures.scores.getFirst())).isEqualTo("lower".equals(third));
  }

  @Test
  void laggardsAreNamedWithReasons() throws Exception {
    Figures figures =
        new Figures()
            .index()
            .score("110000", 70, 1, 1, 1, 3)
            .score(ZHEJIANG, 60, 2, 2, 3, 3)
            .score("630000", 50, 3, 3, 3, 3)
            .part("government", "integrity", "Government", "630000")
            .part("society", "integrity", "Society", "630000");
    figures.contributions.add(
        new Contribution(
            "integrity",
            "government",
            "P1-01",
            new Name("公开率", "Disclosure"),
            "630000",
            "reported",
            12.0,
            "percent",
            0.0,
            -0.2));
    Document document =
        new AnnualReport(figures.figures(), Figures.RELEASE).edition(Region.NATION, Language.EN);
    assertThat(new String(ReportFormat.HTML.set(document), StandardCharsets.UTF_8))
        .contains("Disclosure (12%, better than 0.0%)", ">behind<", ">ahead<")
        .containsPattern("(?s)Government<.{0,400}Disclosure \\(12%, better than 0.0%\\)")
        .containsPattern("(?s)Society<.{0,400}no indicator of it stands out")
        .doesNotContain("None is named");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void documentOfNothingIsWhole(Language language) throws Exception {
    AnnualReport report = new AnnualReport(new Figures().figures(), Figures.RELEASE);
    for (String region : new String[] {Region.NATION, ZHEJIANG}) {
      Document document = report.edition(region, language);
      assertThat(document.sections()).hasSize(10);
      for (ReportFormat format : ReportFormat.values()) {
        assertThat(format.set(document)).isNotEmpty();
      }
      assertThat(new String(ReportFormat.HTML.set(document), StandardCharsets.UTF_8))
          .doesNotContain("null", "NaN", "Infinity");
    }
    assertThatThrownBy(() -> report.edition("330100", language))
        .hasMessage(
            "Invalid region, an annual assessment is of the nation or a province that the plan"
                + " addresses: 330100");
  }
}
