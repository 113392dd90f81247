package io.credlake.rate;

import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month, quarter or year of which a figure tells the stock at its end.
 *
 * @param last its last month
 * @param months how many months it has
 */
public record Period(YearMonth last, int months) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?|-?[Qq]([1-4]))?");
  private static final int QUARTER = 3;
  private static final int YEAR = 12;

  /** The month. */
  public static Period ofMonth(YearMonth month) {
    return new Period(month, 1);
  }

  /**
   * A period as people write it: 2018-12, 2018Q4, 2018, or a day of its month.
   *
   * @throws IllegalArgumentException if it is written in another way
   */
  public static Period parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      int year = Integer.parseInt(matcher.group(1));
      if (matcher.group(4) != null) {
        return new Period(
            YearMonth.of(year, QUARTER * Integer.parseInt(matcher.group(4))), QUARTER);
      }
      if (matcher.group(2) == null) {
        return new Period(YearMonth.of(year, YEAR), YEAR);
      }
      int month = Integer.parseInt(matcher.group(2));
      int day = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
      if (month >= 1 && month <= YEAR && YearMonth.of(year, month).isValidDay(day)) {
        return ofMonth(YearMonth.of(year, month));
      }
    }
    throw new IllegalArgumentException(
        "Invalid period, write it as 2018-12, 2018Q4 or 2018: " + text);
  }

  /** Its first month. */
  public YearMonth first() {
    return last.minusMonths(months - 1L);
  }

  /** The period before. */
  public Period previous() {
    return new Period(last.minusMonths(months), months);
  }

  /** The same period of the year before. */
  public Period yearBefore() {
    return new Period(last.minusYears(1), months);
  }

  @Override
  public String toString() {
    return switch (months) {
      case QUARTER -> String.format(Locale.ROOT, "%dQ%d", last.getYear(), last.getMonthValue() / 3);
      case YEAR -> Integer.toString(last.getYear());
      default -> last.toString();
    };
  }
}
