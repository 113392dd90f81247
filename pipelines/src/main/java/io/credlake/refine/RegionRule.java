package io.credlake.refine;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A division of any level: a code of six digits, a province by any of its names, or the names of a
 * province and of a prefecture or county in it, one behind the other.
 */
final class RegionRule implements FieldRule {

  private static final Place UNKNOWN = new Place(null, null, false);
  private static final int MOST_KNOWN = 10_000;
  private static final int SHORTEST_PROVINCE = 2;

  private final int provinceField;
  private final int cityField;
  private final boolean ofRow;
  private final Reason whenUnknown;
  private final Regions regions;
  private final Map<String, Place> known = new HashMap<>();

  /** A place: its city is null for a whole province; lost if what stands below is unknown. */
  private record Place(byte[] province, byte[] city, boolean lost) {}

  /**
   * A rule.
   *
   * @param ofRow whether it is the region that the row belongs to
   */
  RegionRule(int provinceField, int cityField, boolean ofRow, boolean required, Regions regions) {
    this.provinceField = provinceField;
    this.cityField = cityField;
    this.ofRow = ofRow;
    this.whenUnknown = required ? Reason.REGION_UNKNOWN : Reason.REGION_UNRESOLVED;
    this.regions = regions;
  }

  @Override
  public Reason refine(char[] chars, int offset, int length, RowInProgress row) {
    Place place = place(new String(chars, offset, length));
    if (place == UNKNOWN) {
      return whenUnknown;
    }
    row.keep(provinceField, place.province);
    if (ofRow) {
      row.province(place.province);
    }
    if (place.city != null) {
      row.keep(cityField, place.city);
    }
    return place.lost ? Reason.CITY_UNKNOWN : null;
  }

  @Override
  public Reason whenMissing() {
    return Reason.REGION_UNKNOWN;
  }

  /** Whether it is the region that the row belongs to. */
  boolean isOfRow() {
    return ofRow;
  }

  /** Code of the province of that text, or null. */
  String provinceCode(char[] chars, int offset, int length) {
    Place place = place(new String(chars, offset, length));
    return place == UNKNOWN ? null : new String(place.province, StandardCharsets.UTF_8);
  }

  private Place place(String text) {
    Place place = known.get(text);
    if (place == null) {
      place = resolve(text);
      if (known.size() < MOST_KNOWN) {
        known.put(text, place);
      }
    }
    return place;
  }

  private Place resolve(String text) {
    Optional<String> province = regions.province(text);
    if (province.isPresent()) {
      return new Place(utf8(province.get()), null, false);
    }
    boolean code = text.length() == 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (code) {
      return regions
          .province(text.substring(0, 2) + "0000")
          .map(within -> below(within, text))
          .orElse(UNKNOWN);
    }
    for (int end = text.length() - 1; end >= SHORTEST_PROVINCE; end--) {
      Optional<String> start = regions.province(text.substring(0, end));
      if (start.isPresent()) {
        return below(start.get(), text.substring(end));
      }
    }
    return UNKNOWN;
  }

  private Place below(String province, String name) {
    Optional<String> city = regions.within(province, name);
    return new Place(utf8(province), city.map(RegionRule::utf8).orElse(null), city.isEmpty());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
