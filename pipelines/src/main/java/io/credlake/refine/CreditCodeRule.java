package io.credlake.refine;

import io.credlake.code.CodeLists;
import io.credlake.code.CreditCode;
import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A unified social credit code, and the kind of organisation that it says. */
final class CreditCodeRule implements FieldRule {

  private final int field;
  private final int kindField;
  private final Map<Integer, byte[]> kinds = new HashMap<>();

  CreditCodeRule(int field, int kindField, CodeLists lists) {
    this.field = field;
    this.kindField = kindField;
    lists
        .kinds()
        .forEach(
            kind ->
                kinds.put(
                    prefix(kind.prefix().charAt(0), kind.prefix().charAt(1)),
                    kind.kind().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    if (!CreditCode.isValid(chars, offset, length)) {
      return Reason.CODE_INVALID;
    }
    row.keepGiven(field);
    row.creditCode(offset);
    byte[] kind = kinds.get(prefix(chars[offset], chars[offset + 1]));
    if (kind != null) {
      row.keep(kindField, kind);
    } else {
      row.warn(Reason.KIND_UNLISTED);
    }
    return CreditCode.hasValidOrganisationCode(chars, offset)
        ? null
        : Reason.ORGANISATION_CODE_INVALID;
  }

  @Override
  public Reason whenMissing() {
    return Reason.CODE_INVALID;
  }

  private static int prefix(char department, char kind) {
    return department << 8 | kind;
  }
}
