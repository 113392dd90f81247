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

  private static final String TITLES = "day,working,occasion,notice\n";

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
    "2020-02-01, false", // was to be worked before that
    "2020-02-03, true",
    "2018-12-29, true", // worked for New Year of 2019
    "2018-12-31, false",
    "2019-05-02, false", // Labour Day made longer
    "2013-01-01, false", // the first day of the calendar
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
  @CsvSource({
    "2014, 250",
    "2015, 249", // one less for the day of victory
    "2016, 250",
    "2017, 249",
    "2018, 250",
    "2019, 250",
    "2020, 249" // two less for the longer Spring Festival
  })
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
    assertThat(days.get(4)).isEqualTo(new CalendarDay(LocalDate.of(2013, 1, 5), true, 2, "元旦"));
    assertThat(days.get(7)).isEqualTo(new CalendarDay(LocalDate.of(2013, 1, 8), true, 5, null));
    assertThat(days.getLast().day()).isEqualTo(LocalDate.of(2020, 12, 31));
    assertThat(days)
        .allSatisfy(day -> assertThat(calendar.isWorking(day.day())).isEqualTo(day.working()));
    assertThat(days.getLast().workingDays())
        .isEqualTo((int) days.stream().filter(CalendarDay::working).count());
    assertThat(calendar.first()).isEqualTo(LocalDate.of(2013, 1, 1));
    assertThat(calendar.last()).isEqualTo(LocalDate.of(2020, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-30, 2021-01-04, 2021",
    "2021-01-04, 2021-01-05, 2021",
    "2012-12-31, 2013-01-04, 2012",
    "2021-01-04, 2020-12-30, 2021", // though it would be none
  })
  void daysOutsideTheCalendarAreRefused(LocalDate from, LocalDate to, int year) {
    assertThatThrownBy(() -> calendar.workingDaysBetween(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count working days, no calendar for year: " + year);
  }

  @Test
  void noDayOutsideTheCalendarIsJudged() {
    assertThatThrownBy(() -> calendar.isWorking(LocalDate.of(2021, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count working days, no calendar for year: 2021");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2018-10-08,true,国庆节,; no exception from its weekday: 2018-10-08",
        "2018-10-07,false,国庆节,; no exception from its weekday: 2018-10-07",
        "2018-10-02,no,国庆节,; neither true nor false: no",
        "2018-10-02,false,,; no value of occasion",
        "October,false,国庆节,; Text 'October' could not be parsed at index 0",
      })
  void invalidRowNamesFileAndLine(String row, String fault, @TempDir Path folder)
      throws IOException {
    Path csv = folder.resolve("days.csv");
    Files.writeString(csv, TITLES + "2018-10-01,false,国庆节,\n" + row + "\n");

    assertThatThrownBy(() -> WorkingDays.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessage("Invalid row in %s, line 3: %s", csv, fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; Invalid calendar, no days",
        "2018-10-01 2018-10-01; Invalid calendar, day listed twice: 2018-10-01",
        "2018-10-01 2020-10-01; Invalid calendar, no day of year: 2019",
      })
  void daysThatDoNotMakeACalendarNameTheFile(String days, String fault, @TempDir Path folder)
      throws IOException {
    Path csv = folder.resolve("days.csv");
    Files.writeString(csv, TITLES + days.replaceAll("(\\S+) ?", "$1,false,国庆节,\n"));

    assertThatThrownBy(() -> WorkingDays.load(csv))
        .isInstanceOf(IOException.class)
        .hasMessage(fault + ", in " + csv);
  }
}
