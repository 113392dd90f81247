package io.credlake.refine;

import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The number of a statistical cell, or why there is none: zero, not reported, not applicable and
 * suppressed are four different things.
 */
final class CellRule implements FieldRule {

  private static final byte[] REPORTED = utf8("reported");
  private static final byte[] NOT_REPORTED = utf8("not_reported");
  private static final byte[] NOT_APPLICABLE = utf8("not_applicable");
  private static final byte[] SUPPRESSED = utf8("suppressed");

  private static final Map<String, byte[]> WORDS =
      Map.of(
          "未报", NOT_REPORTED,
          "未填报", NOT_REPORTED,
          "缺报", NOT_REPORTED,
          "不适用", NOT_APPLICABLE,
          "NA", NOT_APPLICABLE,
          "抑制", SUPPRESSED,
          "不予公布", SUPPRESSED,
          "c", SUPPRESSED);

  private final int field;
  private final int statusField;
  private final boolean expected;

  /**
   * A rule.
   *
   * @param expected whether every cell has such a number, so that its absence says something
   */
  CellRule(int field, int statusField, boolean expected) {
    this.field = field;
    this.statusField = statusField;
    this.expected = expected;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    byte[] status = WORDS.get(new String(chars, offset, length));
    if (status != null) {
      row.keep(statusField, status);
      return null;
    }
    long hundredths = Numbers.hundredths(chars, offset, length);
    if (hundredths == Numbers.NONE) {
      return Reason.NUMBER_INVALID;
    }
    row.keepMoney(field, hundredths);
    row.keep(statusField, REPORTED);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.VALUE_MISSING;
  }

  @Override
  public Reason refineMissing(boolean required, RowInProgress row) {
    if (expected || required) {
      row.keep(statusField, NOT_REPORTED);
    }
    return null;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
