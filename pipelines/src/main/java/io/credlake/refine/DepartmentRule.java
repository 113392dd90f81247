package io.credlake.refine;

import io.credlake.code.Departments;
import io.credlake.fact.Reason;

/** A department by code or any of its names; kept as given as well. */
final class DepartmentRule implements FieldRule {

  private final int field;
  private final int givenField;
  private final boolean required;
  private final TextLookup departments;

  DepartmentRule(int field, int givenField, boolean required, Departments departments) {
    this.field = field;
    this.givenField = givenField;
    this.required = required;
    this.departments = new TextLookup(departments::find);
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    row.keepGiven(givenField);
    byte[] code = departments.of(chars, offset, length);
    if (code == TextLookup.NOTHING) {
      return required ? Reason.CHOICE_INVALID : Reason.DEPARTMENT_UNKNOWN;
    }
    row.keep(field, code);
    return null;
  }

  /** Code of the department of that text, or {@link TextLookup#NOTHING}. */
  byte[] code(char[] chars, int offset, int length) {
    return departments.of(chars, offset, length);
  }

  @Override
  public Reason whenMissing() {
    return Reason.VALUE_MISSING;
  }
}
