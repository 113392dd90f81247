package io.credlake.generate.nation;

import io.credlake.code.Region;
import io.credlake.code.Regions;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many organisations there are in each cell of coverage, and how many are covered.
 *
 * <p>Kept are the changes of a cell from month to month: their number is bounded by that of places,
 * kinds and months, whatever the number of organisations.
 */
final class CoverageCells {

  private final Map<String, Region> divisions = new HashMap<>();
  private final List<YearMonth> months;
  private final Map<Cell, Map<Integer, int[]>> changes = new HashMap<>();

  /** A cell, as the lake has it; an empty text stands for none. */
  record Cell(String province, String city, String kind, String facet, String member) {

    Cell of(String otherFacet, String otherMember) {
      return new Cell(province, city, kind, otherFacet, otherMember);
    }

    /** Whether it counts organisations that are not covered as well. */
    private boolean countsAll() {
      return facet.equals("all") || facet.equals("industry");
    }
  }

  CoverageCells(Regions regions, List<YearMonth> months) {
    this.months = months;
    // The last word on a code holds.
    regions.rows().stream()
        .sorted(Comparator.comparing(r -> r.isCurrent() ? LocalDate.MAX : r.validTo()))
        .forEach(region -> divisions.put(region.code(), region));
  }

  /** An organisation was in some cells, covered or not, and is in others in the next month. */
  void change(int month, Map<Cell, Boolean> before, Map<Cell, Boolean> now) {
    if (!before.equals(now)) {
      before.forEach((cell, covered) -> add(cell, month, -1, covered));
      now.forEach((cell, covered) -> add(cell, month, 1, covered));
    }
  }

  private void add(Cell cell, int month, int sign, boolean covered) {
    int[] sums =
        changes.computeIfAbsent(cell, c -> new TreeMap<>()).computeIfAbsent(month, m -> new int[2]);
    sums[0] += cell.countsAll() ? sign : 0;
    sums[1] += covered ? sign : 0;
  }

  void write(Truth truth) throws IOException {
    List<String> lines = new ArrayList<>();
    changes.forEach(
        (cell, byMonth) ->
            byMonth.forEach(
                (month, sums) -> {
                  if (sums[0] != 0 || sums[1] != 0) {
                    lines.add(
                        "%s,%s,%s,%s,%s,%s,%d,%d"
                            .formatted(
                                months.get(month).atDay(1),
                                cell.province(),
                                cell.city(),
                                cell.kind(),
                                cell.facet(),
                                cell.member(),
                                sums[0],
                                sums[1]));
                  }
                }));
    lines.sort(Comparator.naturalOrder());
    truth.table(
        "coverage-changes.csv",
        "month,province_code,city_code,kind,facet,member,subjects,covered",
        lines);
    writeRegions(truth);
  }

  /** Sums over kinds, at all levels of regions. */
  private void writeRegions(Truth truth) throws IOException {
    Map<String, int[][]> byRegion = new TreeMap<>();
    changes.forEach(
        (cell, byMonth) -> {
          if (cell.facet().equals("all")) {
            for (String region : regions(cell)) {
              int[][] sums = byRegion.computeIfAbsent(region, r -> new int[months.size()][2]);
              byMonth.forEach(
                  (month, change) -> {
                    sums[month][0] += change[0];
                    sums[month][1] += change[1];
                  });
            }
          }
        });
    List<String> coverage = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    byRegion.forEach(
        (region, sums) -> {
          int registered = 0;
          int covered = 0;
          for (int month = 0; month < sums.length; month++) {
            registered += sums[month][0];
            covered += sums[month][1];
            LocalDate day = months.get(month).atDay(1);
            if (registered > 0) {
              coverage.add("%s,%s,%d,%d".formatted(day, region, covered, registered));
              if (region.startsWith("province,")) {
                subjects.add("%s,%s,%d".formatted(region.substring(9), day, registered));
              }
            }
          }
        });
    truth.table("coverage.csv", "month,level,region,covered,subjects", coverage);
    truth.table("subjects.csv", "province_code,month,subjects", subjects);
  }

  /** The regions that a cell belongs to, each with its level before it. */
  private List<String> regions(Cell cell) {
    List<String> regions = new ArrayList<>(List.of("nation,000000", "province," + cell.province()));
    Region division = divisions.get(cell.city());
    if (division != null && division.level() == Region.Level.COUNTY) {
      regions.add("county," + division.code());
      division = divisions.get(division.parent());
    }
    if (division != null && division.level() == Region.Level.PREFECTURE) {
      regions.add("prefecture," + division.code());
    }
    return regions;
  }
}
