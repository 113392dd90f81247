package io.credlake.code;

import java.util.Arrays;

/**
 * The unified social credit code (统一社会信用代码) of an organisation: 18 characters.
 *
 * <p>Layout: registering department (1), kind of organisation (1), region of registration per GB/T
 * 2260 (6), organisation code (9, {@link OrganisationCode}), check character (1). The alphabet
 * leaves out I, O, S, V and Z; lower case is not allowed. All methods work on a slice of characters
 * so that a decoder needs no strings.
 *
 * <p>Source: GB 32100-2015, 4 and annex A.
 */
public final class CreditCode {

  /** Number of characters of a code. */
  public static final int LENGTH = 18;

  /** The 31 characters of the standard, in the order of their values. */
  public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int MODULUS = 31;
  private static final byte[] VALUES = new byte[128];
  private static final int[] WEIGHTS = new int[LENGTH - 1];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUES[ALPHABET.charAt(i)] = (byte) i;
    }
    int weight = 1;
    for (int i = 0; i < WEIGHTS.length; i++) {
      WEIGHTS[i] = weight;
      weight = weight * 3 % MODULUS;
    }
  }

  private CreditCode() {}

  /** Whether the text is a code: 18 characters of the alphabet, the last being the right check. */
  public static boolean isValid(CharSequence text) {
    char[] chars = text.toString().toCharArray();
    return isValid(chars, 0, chars.length);
  }

  /** Whether the slice is a code: 18 characters of the alphabet, the last being the right check. */
  public static boolean isValid(char[] chars, int offset, int length) {
    if (length != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      char c = chars[offset + i];
      int value = c < 128 ? VALUES[c] : -1;
      if (value < 0) {
        return false;
      }
      sum += value * WEIGHTS[i];
    }
    return chars[offset + LENGTH - 1] == ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }

  /**
   * The check character that completes the first 17 characters.
   *
   * @throws IllegalArgumentException if the text has not 17 characters of the alphabet
   */
  public static char checkCharacter(CharSequence first17) {
    if (first17.length() != LENGTH - 1) {
      throw new IllegalArgumentException("Invalid start of a credit code: " + first17);
    }
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      char c = first17.charAt(i);
      int value = c < 128 ? VALUES[c] : -1;
      if (value < 0) {
        throw new IllegalArgumentException("Invalid start of a credit code: " + first17);
      }
      sum += value * WEIGHTS[i];
    }
    return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }

  /** Whether the organisation code inside a valid code (characters 9 to 17) checks by itself. */
  public static boolean hasValidOrganisationCode(char[] chars, int offset) {
    return OrganisationCode.isValid(chars, offset + 8, OrganisationCode.LENGTH);
  }
}
