package io.credlake.refine;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A prefecture or county by any of its names, within the row's province; kept as given as well. */
final class CityRule implements FieldRule {

  private static final byte[] UNKNOWN = {};
  private static final int MAX_CACHED = 10_000;

  private final int field;
  private final int codeField;
  private final Regions regions;
  private final Map<String, Map<String, byte[]>> codes = new HashMap<>();

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
    Map<String, byte[]> ofProvince = codes.computeIfAbsent(province, p -> new HashMap<>());
    String name = new String(chars, offset, length);
    byte[] code = ofProvince.get(name);
    if (code == null) {
      code =
          regions
              .within(province, name)
              .map(c -> c.getBytes(StandardCharsets.UTF_8))
              .orElse(UNKNOWN);
      if (ofProvince.size() < MAX_CACHED) {
        ofProvince.put(name, code);
      }
    }
    if (code == UNKNOWN) {
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
