package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {

  @ParameterizedTest
  @CsvSource({
    "1949-10-01, 23397",
    "1969-12-31, 23639",
    "1970-01-01, 23640",
    "2018-02-28, 24217",
    "2099-12-31, 25199",
    "2100-01-01, 25200",
    "2800-01-01, 32767"
  })
  void monthOfADay(LocalDate day, int month) {
    assertThat(Months.of(day.toEpochDay())).isEqualTo(month);
  }

  @Test
  void everyDayIsOfTheMonthWhoseFirstDayCameLast() {
    LocalDate last = LocalDate.of(2101, 1, 1);
    for (LocalDate day = LocalDate.of(1969, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      assertThat(Months.firstDay(Months.of(day.toEpochDay()))).isEqualTo(day.withDayOfMonth(1));
    }
  }
}
