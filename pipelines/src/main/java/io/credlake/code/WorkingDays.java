package io.credlake.code;

import io.credlake.conf.ListFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The calendar of working days: Monday to Friday but for public holidays, and the weekends that are
 * worked for them.
 *
 * <p>Source: the State Council's yearly notices on holidays, {@code conf/codes/working-days.csv}.
 */
public final class WorkingDays implements Serializable {

  private static final long serialVersionUID = 1;

  private final LocalDate first;
  private final LocalDate last;
  private final TreeMap<LocalDate, Exceptional> exceptions = new TreeMap<>();

  /** Working days from the first day to each day. */
  private final int[] counts;

  /**
   * A day that is not what its weekday says.
   *
   * @param occasion holiday, or holiday it is worked for
   */
  record Exceptional(LocalDate day, boolean working, String occasion) implements Serializable {}

  /**
   * A calendar of the whole years in which there are exceptions.
   *
   * @throws IllegalArgumentException if a day comes twice, or a year between them has none
   */
  WorkingDays(List<Exceptional> days) {
    for (Exceptional day : days) {
      if (exceptions.put(day.day(), day) != null) {
        throw new IllegalArgumentException("Invalid calendar, day listed twice: " + day.day());
      }
    }
    if (exceptions.isEmpty()) {
      throw new IllegalArgumentException("Invalid calendar, no days");
    }
    this.first = exceptions.firstKey().with(TemporalAdjusters.firstDayOfYear());
    this.last = exceptions.lastKey().with(TemporalAdjusters.lastDayOfYear());
    for (LocalDate year = first; year.isBefore(last); year = year.plusYears(1)) {
      if (exceptions.subMap(year, year.plusYears(1)).isEmpty()) {
        throw new IllegalArgumentException("Invalid calendar, no day of year: " + year.getYear());
      }
    }
    this.counts = new int[Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1];
    int count = 0;
    for (int i = 0; i < counts.length; i++) {
      LocalDate day = first.plusDays(i);
      Exceptional exception = exceptions.get(day);
      count += (exception == null ? isWeekday(day) : exception.working()) ? 1 : 0;
      counts[i] = count;
    }
  }

  /**
   * The calendar of a file with columns day, working, occasion, notice.
   *
   * @throws IOException if the file cannot be read, the message naming the file and the line; or if
   *     its rows do not fit together
   */
  public static WorkingDays load(Path csv) throws IOException {
    return ListFile.read(
        csv,
        row -> {
          LocalDate day = LocalDate.parse(row.required("day"));
          boolean working = row.flag("working");
          if (working == isWeekday(day)) {
            throw new IllegalArgumentException("no exception from its weekday: " + day);
          }
          return new Exceptional(day, working, row.required("occasion"));
        },
        WorkingDays::new);
  }

  /** First day of the calendar. */
  public LocalDate first() {
    return first;
  }

  /** Last day of the calendar. */
  public LocalDate last() {
    return last;
  }

  /**
   * Whether a day is a working day.
   *
   * @throws IllegalArgumentException if the calendar does not cover it
   */
  public boolean isWorking(LocalDate day) {
    return worked(index(day));
  }

  /**
   * Number of working days after one day up to and including another; 0 if that is not later.
   *
   * @throws IllegalArgumentException if the calendar does not cover both
   */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    int count = counts[index(to)] - counts[index(from)];
    return Math.max(0, count);
  }

  /** Every day of the calendar in order. */
  public List<CalendarDay> days() {
    List<CalendarDay> days = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      LocalDate day = first.plusDays(i);
      Exceptional exception = exceptions.get(day);
      days.add(
          new CalendarDay(
              day, worked(i), counts[i], exception == null ? null : exception.occasion()));
    }
    return days;
  }

  private int index(LocalDate day) {
    if (day.isBefore(first) || day.isAfter(last)) {
      throw new IllegalArgumentException(
          "Cannot count working days, no calendar for year: " + day.getYear());
    }
    return Math.toIntExact(day.toEpochDay() - first.toEpochDay());
  }

  private boolean worked(int index) {
    return counts[index] > (index == 0 ? 0 : counts[index - 1]);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
