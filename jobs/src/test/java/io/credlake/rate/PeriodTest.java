package io.credlake.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2018-12, 2018-12, 2018-12, 2018-11, 2017-12",
    "2018-01-31, 2018-01, 2018-01, 2017-12, 2017-01",
    "2018Q4, 2018-12, 2018Q4, 2018Q3, 2017Q4",
    "2018-q1, 2018-03, 2018Q1, 2017Q4, 2017Q1",
    "2018, 2018-12, 2018, 2017, 2017"
  })
  void readsWhatPeopleWrite(
      String text, String last, String shown, String previous, String yearBefore) {
    Period period = Period.parse(text);
    assertThat(period.last()).isEqualTo(YearMonth.parse(last));
    assertThat(period).hasToString(shown);
    assertThat(period.first()).isEqualTo(period.previous().last().plusMonths(1));
    assertThat(period.previous()).hasToString(previous);
    assertThat(period.yearBefore()).hasToString(yearBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2018-13",
        "2018-02-31",
        "2018-01-00",
        "2018Q5",
        "18-12",
        "2018/12",
        "last year"
      })
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid period, write it as 2018-12, 2018Q4 or 2018: " + text);
  }
}
