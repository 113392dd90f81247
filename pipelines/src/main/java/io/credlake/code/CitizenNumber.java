package io.credlake.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The citizen identification number (公民身份号码): known here only to be detected and refused.
 *
 * <p>Length and digits are not enough: credit codes of twelve provinces begin alike, so that the
 * birth date and the check character decide. The old numbers of 15 digits carry no check and look
 * like business registration numbers; they are not detected.
 *
 * <p>Source: GB 11643-1999; check character per ISO/IEC 7064 MOD 11-2.
 */
public final class CitizenNumber {

  /** Number of characters of a number. */
  public static final int LENGTH = 18;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int AFTER_REGION = 6;
  private static final int AFTER_BIRTH_DATE = 14;
  private static final int FIRST_YEAR_OF_DOCUMENTS = 2010;
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';

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
        && birthDate(text) != null;
  }

  /**
   * Where a citizen number begins in the text, or -1: 18 characters that are not part of a longer
   * run of letters and digits. They may be full-width, and a space or a hyphen may stand before and
   * after the birth date. With hyphens only births before 2010 count: later dates in such a place
   * are those of numbered documents, 350100-20180701-0012.
   */
  public static int indexIn(CharSequence text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (numberAt(text, i) != null) {
        return i;
      }
    }
    return -1;
  }

  /** The birth dates of all citizen numbers in the text, found as {@link #indexIn} finds them. */
  public static List<LocalDate> birthDatesIn(CharSequence text) {
    List<LocalDate> dates = new ArrayList<>();
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      String number = numberAt(text, i);
      if (number != null) {
        dates.add(birthDate(number));
      }
    }
    return dates;
  }

  /** The number that begins at a position, without separators; null if none does. */
  private static String numberAt(CharSequence text, int start) {
    if (!isDigit(narrow(text.charAt(start)))
        || (start > 0 && isAsciiAlphanumeric(narrow(text.charAt(start - 1))))) {
      return null;
    }
    char[] number = new char[LENGTH];
    boolean hyphens = false;
    int at = start;
    for (int i = 0; i < LENGTH; i++) {
      if ((i == AFTER_REGION || i == AFTER_BIRTH_DATE)
          && at < text.length()
          && isSeparator(text.charAt(at))) {
        hyphens |= !Character.isSpaceChar(text.charAt(at));
        at++;
      }
      if (at == text.length()) {
        return null;
      }
      number[i] = narrow(text.charAt(at++));
      if (i < LENGTH - 1 && !isDigit(number[i])) {
        return null;
      }
    }
    if (at < text.length() && isAsciiAlphanumeric(narrow(text.charAt(at)))) {
      return null;
    }
    String found = new String(number);
    boolean document = hyphens && number(found, AFTER_REGION, 4) >= FIRST_YEAR_OF_DOCUMENTS;
    return isValid(found) && !document ? found : null;
  }

  private static LocalDate birthDate(CharSequence text) {
    int year = number(text, AFTER_REGION, 4);
    if (year < 1800 || year >= 2100) {
      return null;
    }
    try {
      return LocalDate.of(year, number(text, 10, 2), number(text, 12, 2));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(CharSequence text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** The usual form of a full-width letter, digit or sign. */
  private static char narrow(char c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_FIRST + '!') : c;
  }

  private static boolean isSeparator(char c) {
    return narrow(c) == '-'
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u2013'
        || c == '\u2014'
        || Character.isSpaceChar(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAsciiAlphanumeric(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
