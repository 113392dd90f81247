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
    if (!OrganisationCode.isValidWithHyphen(chars, offset, length)) {
      return Reason.IDENTIFIER_INVALID;
    }
    String code =
        new String(chars, offset, OrganisationCode.LENGTH - 1) + chars[offset + length - 1];
    row.keep(field, code.getBytes(StandardCharsets.UTF_8));
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.IDENTIFIER_MISSING;
  }
}
