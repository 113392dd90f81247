package io.credlake.decode;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as files write them; read leniently, for the gate only looks for the age of a person. */
final class Days {

  private static final Pattern SEPARATED =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)");
  private static final Pattern JOINED = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
  private static final Pattern SERIAL = Pattern.compile("[1-7]?\\d{4}(\\.\\d*)?");

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_RELIABLE = 61;

  private Days() {}

  /** The day that a text begins with, or that its number means in a spreadsheet; else null. */
  static LocalDate parse(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    Matcher matcher = SEPARATED.matcher(plain);
    if (!matcher.lookingAt()) {
      matcher = JOINED.matcher(plain);
    }
    if (matcher.lookingAt()) {
      return day(matcher);
    }
    return SERIAL.matcher(plain).matches() ? ofSerial((long) Double.parseDouble(plain)) : null;
  }

  /**
   * The day of a number in a spreadsheet that counts from 1900; null if there is none.
   *
   * <p>Spreadsheets believe in 29 February 1900, so that numbers before it mean a day later.
   */
  static LocalDate ofSerial(long serial) {
    if (serial < 1 || serial > 2_958_465) {
      return null;
    }
    return DAY_ZERO.plusDays(serial < FIRST_RELIABLE ? serial + 1 : serial);
  }

  private static LocalDate day(Matcher parts) {
    try {
      return LocalDate.of(
          Integer.parseInt(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          Integer.parseInt(parts.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
