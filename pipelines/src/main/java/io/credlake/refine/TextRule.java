package io.credlake.refine;

import io.credlake.fact.Reason;

/** Any text, kept as given. */
record TextRule(int field) implements FieldRule {

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    row.keepGiven(field);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.VALUE_MISSING;
  }
}
