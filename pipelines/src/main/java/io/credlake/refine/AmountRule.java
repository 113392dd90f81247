package io.credlake.refine;

import io.credlake.code.CodeLists;
import io.credlake.fact.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * An amount of money with its unit, e.g. {@code 1,000(万元人民币)} or {@code 20万美元}; renminbi where no
 * currency is named. What cannot be read is kept as given.
 */
final class AmountRule implements FieldRule {

  private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999_999_999_999L);
  // Ten million units of a hundred million: still within the 18 digits of the column.
  private static final int MOST_PLAIN_DIGITS = 7;

  private static final Unit NO_UNIT = new Unit(null, 0);

  private final int field;
  private final int currencyField;
  private final int givenField;
  private final String unitOfBareNumbers;
  private final CodeLists lists;
  private final KnownTexts<Unit> units = new KnownTexts<>(this::parseUnit);
  private final char[] digits = new char[24];
  private String lastUnitText;
  private Unit lastUnit;

  private record Unit(byte[] currency, long hundredths) {}

  /**
   * A rule.
   *
   * @param unit of a number without one; empty: such a number is not understood
   */
  AmountRule(int field, int currencyField, int givenField, String unit, CodeLists lists) {
    this.unitOfBareNumbers = unit;
    this.field = field;
    this.currencyField = currencyField;
    this.givenField = givenField;
    this.lists = lists;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    row.keepGiven(givenField);
    int end = offset + length;
    int count = 0;
    boolean point = false;
    long number = 0;
    int i = offset;
    for (; i < end; i++) {
      char c = chars[i];
      if (c == ',') {
        continue;
      }
      if ((c < '0' || c > '9') && c != '.') {
        break;
      }
      if (count == digits.length) {
        return Reason.AMOUNT_UNPARSED;
      }
      digits[count++] = c;
      point |= c == '.';
      number = number * 10 + c - '0';
    }
    Unit unit = unit(chars, i, end);
    if (count == 0 || unit == NO_UNIT) {
      return Reason.AMOUNT_UNPARSED;
    }
    long hundredths =
        !point && count <= MOST_PLAIN_DIGITS
            ? number * unit.hundredths
            : exact(count, unit.hundredths);
    if (hundredths < 0) {
      return Reason.AMOUNT_UNPARSED;
    }
    row.keepMoney(field, hundredths);
    row.keep(currencyField, unit.currency);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.AMOUNT_UNPARSED;
  }

  private long exact(int count, long hundredthsOfUnit) {
    try {
      BigDecimal hundredths =
          new BigDecimal(digits, 0, count)
              .multiply(BigDecimal.valueOf(hundredthsOfUnit))
              .setScale(0, RoundingMode.HALF_EVEN);
      return hundredths.compareTo(MOST) > 0 ? -1 : hundredths.longValueExact();
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Unit unit(char[] chars, int from, int to) {
    if (lastUnit == null || !matches(lastUnitText, chars, from, to)) {
      lastUnitText = new String(chars, from, to - from);
      lastUnit = units.of(lastUnitText);
    }
    return lastUnit;
  }

  private static boolean matches(String text, char[] chars, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private Unit parseUnit(String text) {
    String word = text.replaceAll("[()（）\\s]", "");
    word = word.isEmpty() ? unitOfBareNumbers : word;
    if (word.isEmpty()) {
      return NO_UNIT;
    }
    long hundredths = 100;
    if (word.startsWith("万") || word.startsWith("亿")) {
      hundredths *= word.startsWith("万") ? 10_000 : 100_000_000;
      word = word.substring(1);
    }
    word = word.equals("元") ? "" : word;
    String currency = word.isEmpty() ? "CNY" : lists.currency(word).orElse(null);
    return currency == null
        ? NO_UNIT
        : new Unit(currency.getBytes(StandardCharsets.UTF_8), hundredths);
  }
}
