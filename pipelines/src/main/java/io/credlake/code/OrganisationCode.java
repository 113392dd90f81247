package io.credlake.code;

/**
 * The organisation code (组织机构代码): 8 characters and a check character, without the hyphen.
 *
 * <p>Letters count 10 to 35 over the full alphabet here, unlike in the credit code that contains
 * it.
 *
 * <p>Source: GB 11714-1997.
 */
public final class OrganisationCode {

  /** Number of characters, check character included, hyphen excluded. */
  public static final int LENGTH = 9;

  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private OrganisationCode() {}

  /** Whether the text is 8 characters of 0-9 and A-Z followed by the right check character. */
  public static boolean isValid(CharSequence text) {
    char[] chars = text.toString().toCharArray();
    return isValid(chars, 0, chars.length);
  }

  /** Whether the slice is 8 characters of 0-9 and A-Z followed by the right check character. */
  public static boolean isValid(char[] chars, int offset, int length) {
    return length == LENGTH && isComplete(chars, offset, chars[offset + LENGTH - 1]);
  }

  /** Whether the slice is a code as it is printed, with a hyphen before the check character. */
  public static boolean isValidWithHyphen(char[] chars, int offset, int length) {
    return length == LENGTH + 1
        && chars[offset + LENGTH - 1] == '-'
        && isComplete(chars, offset, chars[offset + LENGTH]);
  }

  private static boolean isComplete(char[] chars, int offset, char check) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int value = value(chars[offset + i]);
      if (value < 0) {
        return false;
      }
      sum += value * WEIGHTS[i];
    }
    return check == check(sum);
  }

  /**
   * The check character that completes the first 8 characters.
   *
   * @throws IllegalArgumentException if the text has not 8 characters of 0-9 and A-Z
   */
  public static char checkCharacter(CharSequence first8) {
    if (first8.length() != WEIGHTS.length) {
      throw new IllegalArgumentException("Invalid start of an organisation code: " + first8);
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int value = value(first8.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("Invalid start of an organisation code: " + first8);
      }
      sum += value * WEIGHTS[i];
    }
    return check(sum);
  }

  private static char check(int sum) {
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }

  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
  }
}
