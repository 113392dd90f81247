package io.credlake.refine;

import io.credlake.fact.Reason;

/** A number that is not negative, with at most so many decimals as its field holds. */
record NumberRule(int field, boolean whole, boolean required) implements FieldRule {

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    long hundredths = Numbers.hundredths(chars, offset, length);
    if (hundredths == Numbers.NONE || (whole && hundredths % 100 != 0)) {
      return required ? Reason.NUMBER_INVALID : Reason.NUMBER_UNPARSED;
    }
    if (whole) {
      row.keepCount(field, hundredths / 100);
    } else {
      row.keepMoney(field, hundredths);
    }
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.VALUE_MISSING;
  }
}
