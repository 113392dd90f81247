package io.credlake.generate.nation;

import io.credlake.code.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days, also for years that no notice covers: there Monday to Friday. */
final class Calendar {

  private final WorkingDays days;

  Calendar(WorkingDays days) {
    this.days = days;
  }

  boolean isWorking(LocalDate day) {
    boolean isOutside = day.isBefore(days.first()) || day.isAfter(days.last());
    return isOutside ? day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 : days.isWorking(day);
  }

  /** The day itself, or the working day that follows it next. */
  LocalDate working(LocalDate day) {
    LocalDate working = day;
    while (!isWorking(working)) {
      working = working.plusDays(1);
    }
    return working;
  }

  /** The day so many working days after another. */
  LocalDate after(LocalDate day, int workingDays) {
    LocalDate after = day;
    for (int left = workingDays; left > 0; ) {
      after = after.plusDays(1);
      if (isWorking(after)) {
        left--;
      }
    }
    return after;
  }

  /** Whether an event was reported later than so many working days after it. */
  boolean isLate(LocalDate event, LocalDate reported, int within) {
    int count = 0;
    for (LocalDate day = event.plusDays(1); !day.isAfter(reported); day = day.plusDays(1)) {
      count += isWorking(day) ? 1 : 0;
    }
    return count > within;
  }
}
