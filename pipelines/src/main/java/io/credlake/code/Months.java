package io.credlake.code;

import java.time.LocalDate;

/** Months as numbers: year × 12 + month − 1, so that neighbours differ by one. */
public final class Months {

  /** Stands for the end of what never ends. */
  public static final int NEVER = Short.MAX_VALUE;

  private static final int IN_YEAR = 12;

  /** Months of the days from 1970 to 2099: what is counted asks for little else, many times. */
  private static final short[] KNOWN = new short[(int) LocalDate.of(2100, 1, 1).toEpochDay()];

  static {
    for (int day = 0; day < KNOWN.length; day++) {
      KNOWN[day] = (short) computed(day);
    }
  }

  private Months() {}

  /** The month of a day, given in days since 1970-01-01; {@link #NEVER} after the year 2700. */
  public static int of(long epochDay) {
    return 0 <= epochDay && epochDay < KNOWN.length ? KNOWN[(int) epochDay] : computed(epochDay);
  }

  private static int computed(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return Math.min(day.getYear() * IN_YEAR + day.getMonthValue() - 1, NEVER);
  }

  /** The first day of a month. */
  public static LocalDate firstDay(int month) {
    return LocalDate.of(Math.floorDiv(month, IN_YEAR), Math.floorMod(month, IN_YEAR) + 1, 1);
  }
}
