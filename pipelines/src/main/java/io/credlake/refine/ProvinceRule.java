package io.credlake.refine;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;

/** A province by any of its names. */
final class ProvinceRule implements FieldRule {

  private final int field;
  private final Regions regions;
  private final TextLookup provinces;

  ProvinceRule(int field, Regions regions) {
    this.field = field;
    this.regions = regions;
    this.provinces = new TextLookup(regions::province);
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    byte[] code = provinces.of(chars, offset, length);
    if (code == TextLookup.NOTHING) {
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

  @Override
  public Reason whenMissing() {
    return Reason.REGION_UNKNOWN;
  }
}
