package io.credlake.refine;

import io.credlake.code.RegistrationNumber;
import io.credlake.fact.Reason;

/** A business registration number, used before the unified credit code. */
record RegistrationNumberRule(int field) implements FieldRule {

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    if (!RegistrationNumber.isValid(chars, offset, length)) {
      return Reason.IDENTIFIER_INVALID;
    }
    row.keepGiven(field);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.IDENTIFIER_MISSING;
  }
}
