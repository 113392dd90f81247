package io.credlake.refine;

import io.credlake.fact.Reason;
import java.util.Optional;
import java.util.function.Function;

/** One of the listed values, kept as its code. */
final class ChoiceRule implements FieldRule {

  private final int field;
  private final TextLookup values;
  private final Reason whenUnlisted;

  ChoiceRule(int field, Function<String, Optional<String>> values, boolean required) {
    this.field = field;
    this.values = new TextLookup(values);
    this.whenUnlisted = required ? Reason.CHOICE_INVALID : Reason.CHOICE_UNLISTED;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    byte[] code = values.of(chars, offset, length);
    if (code == TextLookup.NOTHING) {
      return whenUnlisted;
    }
    row.keep(field, code);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.VALUE_MISSING;
  }
}
