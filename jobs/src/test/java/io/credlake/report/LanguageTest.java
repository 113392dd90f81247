package io.credlake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers and words as documents write them. */
class LanguageTest {

  @Test
  void whatIsNotKnownIsNoZero() {
    assertThat(Language.ZH.percent(0, 0)).isEqualTo("—");
    assertThat(Language.ZH.percent(0, 5)).isEqualTo("0.0%");
    assertThat(Language.EN.count((Long) null)).isEqualTo("—");
    assertThat(Language.EN.number(null)).isEqualTo("—");
    assertThat(Language.EN.number(0.0)).isEqualTo("0");
    assertThat(Language.EN.number(0.003)).isEqualTo("<0.01");
    assertThat(Language.EN.number(-0.003)).isEqualTo(">-0.01");
    assertThat(Language.EN.points(0.5, null)).isEqualTo("—");
  }

  @Test
  void changesHaveASignUnlessThereIsNone() {
    assertThat(Language.ZH.points(0.821, 0.8)).isEqualTo("+2.1 个百分点");
    assertThat(Language.EN.points(0.8, 0.821)).isEqualTo("-2.1 pp");
    assertThat(Language.EN.points(0.50001, 0.5)).isEqualTo("0.0 pp");
    assertThat(Language.EN.points(0.5, 0.50001)).isEqualTo("0.0 pp");
    assertThat(Language.EN.points(0.0034, 0.0041, 2)).isEqualTo("-0.07 pp");
  }

  @Test
  void listsReadAsSentencesDo() {
    assertThat(Language.ZH.list(List.of("甲", "乙", "丙"))).isEqualTo("甲、乙和丙");
    assertThat(Language.EN.list(List.of("A", "B", "C"))).isEqualTo("A, B and C");
    assertThat(Language.ZH.list(List.of())).isEmpty();
    assertThat(Language.ZH.list(List.of("甲", "乙", "丙"), 2)).isEqualTo("甲、乙等3个");
    assertThat(Language.EN.list(List.of("A", "B", "C"), 2)).isEqualTo("A, B and 1 more");
  }

  @Test
  void datesAreThoseOfOfficialDocuments() {
    assertThat(Language.ZH.day(LocalDate.of(2019, 3, 31))).isEqualTo("2019年3月31日");
    assertThat(Language.EN.day(LocalDate.of(2019, 3, 31))).isEqualTo("31 March 2019");
    assertThat(Language.ZH.month(YearMonth.of(2018, 2))).isEqualTo("2018年2月");
  }
}
