package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.rule.SensitivityRules;
import io.credlake.disclosure.rule.SensitivityRules.Dominance;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Contributors;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Investment of enterprises by activity and region, the example of Fischetti and Salazar (2001)
 * after Willenborg and de Waal (1996); and attacks by trying all tables.
 */
class TextbookTest {

  private static final Measure INVESTMENT = Measure.magnitude("investment");
  private static final Dimension ACTIVITY =
      Dimension.withTotal("activity", Code.of("all", "I", "II", "III"));
  private static final Dimension REGION =
      Dimension.withTotal("region", Code.of("all", "A", "B", "C"));
  private static final CellId SENSITIVE = cell("II", "C");

  private static CellId cell(String activity, String region) {
    return CellId.of("investment", "activity", activity, "region", region);
  }

  private static LinkedTable investment() {
    int[][] values = {{20, 50, 10, 80}, {8, 19, 22, 49}, {17, 32, 12, 61}, {45, 101, 44, 190}};
    String[] activities = {"I", "II", "III", "all"};
    String[] regions = {"A", "B", "C", "all"};
    LinkedTable.Builder table = LinkedTable.of("investment", INVESTMENT, ACTIVITY, REGION);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        boolean dominated = i == 1 && j == 2;
        table.cell(
            Content.amount(
                values[i][j], new Contributors(9, dominated ? 20 : values[i][j] * 0.2, 1)),
            activities[i],
            regions[j]);
      }
    }
    return table.build();
  }

  private static final DisclosureRules DOMINANCE =
      DisclosureRules.of(new SensitivityRules(null, null, List.of(new Dominance(1, 75)), null));

  /** The published pattern; the attacker's interval of the sensitive cell is [5, 30]. */
  @ParameterizedTest
  @CsvSource({"II,A,0,25", "II,C,5,30", "III,A,0,25", "III,C,4,29"})
  void intervalsOfThePublishedPattern(String activity, String region, double low, double high) {
    LinkedTable table = investment();
    Map<CellId, Decision> pattern =
        new HashMap<>(
            Protection.of(DOMINANCE).protect(List.of(table), Knowledge.none()).decisions());
    Requirement none = new Requirement(0, 0, 0);
    pattern.replaceAll((cell, decision) -> Decision.PUBLISHED);
    for (String a : List.of("II", "III")) {
      for (String r : List.of("A", "C")) {
        pattern.put(cell(a, r), new Decision(null, Reason.COMPLEMENT, none));
      }
    }
    Publication published = new Publication("book", List.of(table), List.of(), pattern);
    assertThat(
            Protection.of(DOMINANCE)
                .protect(List.of(table), Knowledge.none().and(published))
                .audit()
                .inferences())
        .filteredOn(inference -> inference.cell().equals(cell(activity, region)))
        .singleElement()
        .satisfies(
            inference -> {
              assertThat(inference.low()).isEqualTo(low);
              assertThat(inference.high()).isEqualTo(high);
            });
  }

  /** Ours is the cheapest of all rectangles that protect the cell: 22 with 8, 12 and 17. */
  @Test
  void thePatternIsThePublished() {
    Protected result = Protection.of(DOMINANCE).protect(List.of(investment()), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    assertThat(Cubes.suppressed(result)).contains(SENSITIVE).hasSize(4);
    double cost =
        Cubes.suppressed(result).stream()
            .mapToDouble(
                cell ->
                    investment()
                        .cells()
                        .get(List.of(cell.codes().get("activity"), cell.codes().get("region")))
                        .value())
            .sum();
    assertThat(cost).isEqualTo(cheapestRectangle());
  }

  private static double cheapestRectangle() {
    LinkedTable table = investment();
    double least = Double.MAX_VALUE;
    // 100 / 75 x 20 - 22
    double level = 4.67;
    for (String activity : List.of("I", "III")) {
      for (String region : List.of("A", "B")) {
        double beside = table.cells().get(List.of("II", region)).value();
        double above = table.cells().get(List.of(activity, "C")).value();
        double across = table.cells().get(List.of(activity, region)).value();
        if (Math.min(beside, above) >= level && across >= level) {
          least = Math.min(least, 22 + beside + above + across);
        }
      }
    }
    return least;
  }

  /** All tables of whole numbers near the true one that look the same: none is too near. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void allTablesOfWholeNumbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dimension[] two = new Dimension[3];
    for (int d = 0; d < 3; d++) {
      two[d] = Dimension.withTotal("d" + d, Code.of("all", "x", "y"));
    }
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (List<String> codes : Cubes.product(two)) {
      if (!codes.contains("all")) {
        counts.put(codes, (long) random.nextInt(1, 8));
      }
    }
    LinkedTable table = Cubes.count("t", counts::get, two);
    Protected result = Protection.of(Cubes.atLeast(3)).protect(List.of(table), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    Enumeration seen = new Enumeration(table, result, List.copyOf(counts.keySet()));
    seen.tryAll(0);
    int sensitive = 0;
    for (Inference inference : result.audit().inferences()) {
      if (inference.requirement() != null) {
        sensitive++;
        double[] range = seen.range(inference.cell());
        assertThat(inference.requirement().met(inference.value(), range[0], range[1]))
            .as("%s in %s to %s", inference, range[0], range[1])
            .isTrue();
      }
    }
    assertThat(sensitive).isPositive();
  }

  /** Tries all whole numbers near the true ones in the smallest cells. */
  private static final class Enumeration {

    private static final int NEAR = 3;

    private final List<List<String>> leaves;
    private final long[] truth;
    private final long[] tried;
    private final Map<CellId, int[]> members = new LinkedHashMap<>();
    private final Map<CellId, double[]> ranges = new HashMap<>();
    private final int[][] published;

    Enumeration(LinkedTable table, Protected result, List<List<String>> leaves) {
      this.leaves = leaves;
      truth = leaves.stream().mapToLong(leaf -> (long) table.cells().get(leaf).value()).toArray();
      tried = truth.clone();
      for (List<String> codes : table.cells().keySet()) {
        members.put(table.id(codes), membersOf(codes));
      }
      published =
          members.keySet().stream()
              .filter(cell -> result.of(cell).published())
              .map(members::get)
              .toArray(int[][]::new);
    }

    private int[] membersOf(List<String> codes) {
      return IntStream.range(0, leaves.size())
          .filter(
              leaf -> {
                boolean in = true;
                for (int d = 0; d < codes.size(); d++) {
                  in &= codes.get(d).equals("all") || codes.get(d).equals(leaves.get(leaf).get(d));
                }
                return in;
              })
          .toArray();
    }

    void tryAll(int leaf) {
      for (int[] cell : published) {
        if (cell[cell.length - 1] == leaf - 1 && sum(tried, cell) != sum(truth, cell)) {
          return;
        }
      }
      if (leaf == truth.length) {
        members.forEach(this::see);
        return;
      }
      for (long n = Math.max(0, truth[leaf] - NEAR); n <= truth[leaf] + NEAR; n++) {
        tried[leaf] = n;
        tryAll(leaf + 1);
      }
    }

    private void see(CellId cell, int[] in) {
      double value = sum(tried, in);
      double[] range = ranges.computeIfAbsent(cell, c -> new double[] {value, value});
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    }

    private static long sum(long[] values, int[] in) {
      long sum = 0;
      for (int leaf : in) {
        sum += values[leaf];
      }
      return sum;
    }

    double[] range(CellId cell) {
      return ranges.get(cell);
    }
  }
}
