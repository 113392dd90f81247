package io.credlake.refine;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A province by any of its names. */
final class ProvinceRule implements FieldRule {

  private final int field;
  private final Regions regions;
  private final Map<String, byte[]> codes = new HashMap<>();

  ProvinceRule(int field, Regions regions) {
    this.field = field;
    this.regions = regions;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    byte[] code = find(new String(chars, offset, length));
    if (code == null) {
      return Reason.REGION_UNKNOWN;
    }
    row.keep(field, code);
    row.province(code);
    return null;
  }

  /** Code of the province with that name, or null. */
  String code(char[] chars, int offset, int length) {
    return regions.province(new String(chars, offset, length)).orElse(null);
  }

  private byte[] find(String name) {
    byte[] code = codes.get(name);
    if (code == null) {
      code = regions.province(name).map(c -> c.getBytes(StandardCharsets.UTF_8)).orElse(null);
      if (code != null) {
        codes.put(name, code);
      }
    }
    return code;
  }

  @Override
  public Reason whenMissing() {
    return Reason.REGION_UNKNOWN;
  }
}
