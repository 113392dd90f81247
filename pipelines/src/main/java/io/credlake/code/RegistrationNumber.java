package io.credlake.code;

/**
 * The business registration number that identified an enterprise before the unified credit code.
 *
 * <p>15 digits: 6 of the registering region, 8 in sequence, and a check digit by ISO/IEC 7064, MOD
 * 11,10. Source: GS 15—2006 of the State Administration for Industry and Commerce.
 */
public final class RegistrationNumber {

  /** Number of digits. */
  public static final int LENGTH = 15;

  private static final int MODULUS = 10;

  private RegistrationNumber() {}

  /** Whether the text is 14 digits followed by the right check digit. */
  public static boolean isValid(String text) {
    return isValid(text.toCharArray(), 0, text.length());
  }

  /** Whether the slice is 14 digits followed by the right check digit. */
  public static boolean isValid(char[] chars, int offset, int length) {
    if (length != LENGTH) {
      return false;
    }
    for (int i = offset; i < offset + LENGTH; i++) {
      if (chars[i] < '0' || chars[i] > '9') {
        return false;
      }
    }
    return chars[offset + LENGTH - 1] == check(chars, offset);
  }

  /**
   * The check digit that completes the first 14 digits.
   *
   * @throws IllegalArgumentException if the text is not 14 digits
   */
  public static char checkDigit(CharSequence first14) {
    String text = first14.toString();
    if (!text.matches("[0-9]{14}")) {
      throw new IllegalArgumentException("Invalid start of a registration number: " + text);
    }
    return check(text.toCharArray(), 0);
  }

  private static char check(char[] chars, int offset) {
    int product = MODULUS;
    for (int i = offset; i < offset + LENGTH - 1; i++) {
      int sum = (product + chars[i] - '0') % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return (char) ('0' + (MODULUS + 1 - product) % MODULUS);
  }
}
