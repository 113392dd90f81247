package io.credlake.refine;

import io.credlake.code.OrganisationCode;
import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;

/** An organisation code, with or without the hyphen before its check character. */
record OrganisationCodeRule(int field) implements FieldRule {

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    if (OrganisationCode.isValid(chars, offset, length)) {
      row.keepGiven(field);
      return null;
    }
    int hyphen = OrganisationCode.LENGTH - 1;
    if (length != OrganisationCode.LENGTH + 1 || chars[offset + hyphen] != '-') {
      return Reason.IDENTIFIER_INVALID;
    }
    String code = new String(chars, offset, hyphen) + chars[offset + length - 1];
    if (!OrganisationCode.isValid(code)) {
      return Reason.IDENTIFIER_INVALID;
    }
    row.keep(field, code.getBytes(StandardCharsets.UTF_8));
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.IDENTIFIER_MISSING;
  }
}
