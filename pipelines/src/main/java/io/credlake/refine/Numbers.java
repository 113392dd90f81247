package io.credlake.refine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads numbers as departments write them: 1,234.5 with at most 18 digits. */
final class Numbers {

  /** Stands for a text that is no number. */
  static final long NONE = Long.MIN_VALUE;

  private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999_999_999_999L);

  // Spreadsheets write 1.2E7, and zeros in plenty. 1E999999999 would fill the memory as it is
  // written out.
  private static final int LONGEST = 64;

  private Numbers() {}

  /** The number in hundredths, or {@link #NONE} if it is none, negative, finer or too large. */
  static long hundredths(char[] chars, int offset, int length) {
    String text = new String(chars, offset, length).replace(",", "");
    if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) < '0' || text.charAt(0) > '9') {
      return NONE;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > LONGEST) {
        return NONE;
      }
      BigDecimal hundredths = number.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY);
      return hundredths.compareTo(MOST) > 0 ? NONE : hundredths.longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return NONE;
    }
  }
}
