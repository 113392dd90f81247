package io.credlake.code;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The citizen identification number (公民身份号码): known here only to be detected and refused.
 *
 * <p>Length and digits are not enough: credit codes of twelve provinces begin alike, so that the
 * birth date and the check character decide.
 *
 * <p>Source: GB 11643-1999; check character per ISO/IEC 7064 MOD 11-2.
 */
public final class CitizenNumber {

  /** Number of characters of a number. */
  public static final int LENGTH = 18;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private CitizenNumber() {}

  /** Whether the text is a citizen number: region, a real birth date and the right check. */
  public static boolean isValid(CharSequence text) {
    if (text.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += digit * WEIGHTS[i];
    }
    return Character.toUpperCase(text.charAt(LENGTH - 1)) == CHECKS.charAt(sum % 11)
        && text.charAt(0) != '0'
        && isBirthDate(text);
  }

  /**
   * Where a citizen number begins in the text, or -1: 18 characters that are not part of a longer
   * run of letters and digits.
   */
  public static int indexIn(CharSequence text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      boolean startsRun = i == 0 || !isAsciiAlphanumeric(text.charAt(i - 1));
      boolean endsRun =
          i + LENGTH == text.length() || !isAsciiAlphanumeric(text.charAt(i + LENGTH));
      if (startsRun && endsRun && isValid(text.subSequence(i, i + LENGTH))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBirthDate(CharSequence text) {
    int year = number(text, 6, 4);
    try {
      LocalDate.of(year, number(text, 10, 2), number(text, 12, 2));
    } catch (DateTimeException e) {
      return false;
    }
    return year >= 1800 && year < 2100;
  }

  private static int number(CharSequence text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isAsciiAlphanumeric(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
