package io.credlake.export;

import java.math.BigDecimal;

/**
 * Values as text, the same everywhere.
 *
 * <p>A text that a spreadsheet could take for a formula gets an apostrophe before it; so does one
 * that begins with an apostrophe, so that taking one away gives the text again. Numbers never do.
 */
public final class CellText {

  private static final String DANGEROUS = "=+-@\t\r\n|%＝＋－＠'";
  private static final int PLAIN_DIGITS = 21;

  private CellText() {}

  /** A value as text; null for a missing one. */
  static String of(Object value) {
    return switch (value) {
      case null -> null;
      case Double number -> number(number);
      default -> value.toString();
    };
  }

  /** A value as text that no spreadsheet takes for a formula; null for a missing one. */
  public static String guarded(Object value) {
    return value instanceof String text ? guard(text) : of(value);
  }

  /** The shortest text of a number, without an exponent unless it would be very long. */
  static String number(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    boolean plain = Math.abs(exact.precision() - exact.scale()) <= PLAIN_DIGITS;
    return plain && exact.scale() <= PLAIN_DIGITS ? exact.toPlainString() : exact.toString();
  }

  private static String guard(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
