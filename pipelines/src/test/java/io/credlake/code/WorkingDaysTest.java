package io.credlake.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  private static WorkingDays calendar;

  @BeforeAll
  static void load() throws IOException {
    calendar = WorkingDays.load(Path.of("../conf/codes/working-days.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "2018-09-28, true", // a plain Friday
    "2018-09-29, true", // a Saturday worked for National Day
    "2018-09-30, true",
    "2018-10-01, false",
    "2018-10-07, false",
    "2018-10-08, true",
    "2018-10-13, false", // a plain Saturday
    "2015-09-03, false", // 70 years after the war
    "2015-09-06, true",
    "2020-01-31, false", // Spring Festival made longer
    "2020-02-03, true",
    "2013-01-05, true",
    "2020-12-31, true",
  })
  void knowsWorkingDays(LocalDate day, boolean working) {
    assertThat(calendar.isWorking(day)).isEqualTo(working);
  }

  /** T07: a penalty of the Friday before National Day is timely for seven working days. */
  @ParameterizedTest
  @CsvSource({
    "2018-09-28, 2018-09-28, 0",
    "2018-09-28, 2018-09-30, 2",
    "2018-09-28, 2018-10-07, 2",
    "2018-09-28, 2018-10-08, 3",
    "2018-09-28, 2018-10-12, 7",
    "2018-09-28, 2018-10-13, 7",
    "2018-09-28, 2018-10-15, 8",
    "2018-10-15, 2018-09-28, 0",
    "2019-12-31, 2020-01-02, 1",
  })
  void countsWorkingDaysAfterTheFirst(LocalDate from, LocalDate to, int days) {
    assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(days);
  }

  /** Working days of whole years as the notices leave them. */
  @ParameterizedTest
  @CsvSource({"2014, 250", "2016, 250", "2017, 249", "2018, 250", "2019, 250"})
  void yearsHaveAsManyWorkingDaysAsPublished(int year, int days) {
    LocalDate before = LocalDate.of(year - 1, 12, 31);
    assertThat(calendar.workingDaysBetween(before, LocalDate.of(year, 12, 31))).isEqualTo(days);
  }

  @Test
  void daysOfTheCalendarAreCumulative() {
    List<CalendarDay> days = calendar.days();

    assertThat(days).hasSize(8 * 365 + 2);
    assertThat(days.getFirst())
        .isEqualTo(new CalendarDay(LocalDate.of(2013, 1, 1), false, 0, "元旦"));
    assertThat(days.getLast().day()).isEqualTo(LocalDate.of(2020, 12, 31));
  }

  @Test
  void daysOutsideTheCalendarAreRefused() {
    assertThatThrownBy(
            () -> calendar.workingDaysBetween(LocalDate.of(2020, 12, 30), LocalDate.of(2021, 1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count working days, no calendar for year: 2021");
  }

  @Test
  void dayThatIsNoExceptionIsRefused(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("days.csv");
    Files.writeString(csv, "day,working,occasion,notice\n2018-10-08,true,国庆节,\n");

    assertThatThrownBy(() -> WorkingDays.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2: no exception from its weekday: 2018-10-08");
  }
}
