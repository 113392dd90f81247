package io.credlake.generate.nation;

import io.credlake.code.Region;
import io.credlake.code.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The 31 provinces that the outline addresses, with the divisions below them over time. */
final class Places {

  /** Residents in ten thousands at the end of 2014, China Statistical Yearbook 2015. */
  private static final Map<String, Integer> RESIDENTS = new HashMap<>();

  static {
    int[] codes = {
      11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
      52, 53, 54, 61, 62, 63, 64, 65
    };
    int[] residents = {
      2152, 1517, 7384, 3648, 2505, 4391, 2752, 3833, 2426, 7960, 5508, 6083, 3806, 4542, 9789,
      9436, 5816, 6737, 10724, 4754, 903, 2991, 8140, 3508, 4714, 318, 3775, 2591, 583, 662, 2298
    };
    for (int i = 0; i < codes.length; i++) {
      RESIDENTS.put(codes[i] + "0000", residents[i]);
    }
  }

  private final List<Province> provinces = new ArrayList<>();
  private final int[] upTo;

  /**
   * A province.
   *
   * @param position among the provinces
   * @param below its prefectures and counties, history included
   */
  record Province(int position, Region region, List<Region> below) {

    String code() {
      return region.code();
    }
  }

  Places(Regions regions) {
    for (Region region : regions.rows()) {
      if (region.level() == Region.Level.PROVINCE && RESIDENTS.containsKey(region.code())) {
        provinces.add(new Province(provinces.size(), region, below(regions, region)));
      }
    }
    this.upTo = new int[provinces.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += RESIDENTS.get(provinces.get(i).code());
      upTo[i] = sum;
    }
  }

  private static List<Region> below(Regions regions, Region province) {
    return regions.rows().stream()
        .filter(region -> region.province().equals(province.code()))
        .filter(region -> region.level() != Region.Level.PROVINCE)
        .filter(region -> !region.code().endsWith("9000") && !region.nameZh().matches("市辖区|县"))
        .toList();
  }

  List<Province> provinces() {
    return provinces;
  }

  /** A province, drawn by its residents. */
  Province draw(Dice dice) {
    int point = dice.below(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= point) {
      i++;
    }
    return provinces.get(i);
  }

  /** Code of a division below a province that is in force on a day. */
  static String drawBelow(Province province, LocalDate day, Dice dice) {
    List<Region> below = province.below();
    int start = dice.below(below.size());
    for (int i = 0; i < below.size(); i++) {
      Region region = below.get((start + i) % below.size());
      boolean begun = region.validFrom() == null || !day.isBefore(region.validFrom());
      boolean ended = region.validTo() != null && !day.isBefore(region.validTo());
      if (begun && !ended) {
        return region.code();
      }
    }
    return province.code();
  }
}
