package io.credlake.refine;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import java.util.HashMap;
import java.util.Map;

/** A prefecture or county by any of its names, within the row's province; kept as given as well. */
final class CityRule implements FieldRule {

  private final int field;
  private final int codeField;
  private final Regions regions;
  private final Map<String, TextLookup> ofProvince = new HashMap<>();

  CityRule(int field, int codeField, Regions regions) {
    this.field = field;
    this.codeField = codeField;
    this.regions = regions;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    row.keepGiven(field);
    String province = row.provinceCode();
    if (province == null) {
      return null; // the unknown province is the row's fault
    }
    byte[] code =
        ofProvince
            .computeIfAbsent(province, p -> new TextLookup(name -> regions.within(p, name)))
            .of(chars, offset, length);
    if (code == TextLookup.NOTHING) {
      return Reason.CITY_UNKNOWN;
    }
    row.keep(codeField, code);
    return null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.CITY_UNKNOWN;
  }
}
