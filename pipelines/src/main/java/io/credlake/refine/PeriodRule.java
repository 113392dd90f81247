package io.credlake.refine;

import io.credlake.fact.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A year (2018, 2018年), quarter (2018Q1, 2018年1季度) or month (2018-03, 201803, 2018年3月). */
record PeriodRule(int fromField, int toField) implements FieldRule {

  private static final Pattern YEAR = Pattern.compile("(\\d{4})年?");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})(?:-?Q|年第?)([1-4一二三四])(?:季度)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})月?");
  private static final String CHINESE_QUARTERS = "一二三四";
  private static final int FIRST_YEAR = 1949;
  private static final int LAST_YEAR = 2100;

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    String text = new String(chars, offset, length);
    Matcher year = YEAR.matcher(text);
    if (year.matches()) {
      return keep(number(year.group(1)), 1, Period.ofYears(1), row);
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches() && (text.contains("Q") || text.endsWith("季度"))) {
      int chinese = CHINESE_QUARTERS.indexOf(quarter.group(2));
      int nth = chinese >= 0 ? chinese : number(quarter.group(2)) - 1;
      return keep(number(quarter.group(1)), 3 * nth + 1, Period.ofMonths(3), row);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return keep(number(month.group(1)), number(month.group(2)), Period.ofMonths(1), row);
    }
    return Reason.PERIOD_INVALID;
  }

  private Reason keep(int year, int month, Period length, RowInProgress row) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) {
      return Reason.PERIOD_INVALID;
    }
    LocalDate from = LocalDate.of(year, month, 1);
    row.keepDate(fromField, Math.toIntExact(from.toEpochDay()));
    row.keepDate(toField, Math.toIntExact(from.plus(length).toEpochDay()));
    return null;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  @Override
  public Reason whenMissing() {
    return Reason.PERIOD_INVALID;
  }
}
