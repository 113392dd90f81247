package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Method;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.step.Imputation;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Treatment;
import io.credlake.index.uncertainty.Standing;
import io.credlake.index.weight.Weighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method on data that leave it little: it tells numbers, all of them, or refuses in words.
 * What is refused stands in {@code index/refusals.txt}, so that a rule that changes is seen.
 */
class DegenerateMethodsTest {

  private static final double NONE = Double.NaN;
  private static final List<String> COLUMNS = List.of("a", "b", "c");

  /** Units by indicators; a and b make up a branch, c is better if lower. */
  private static final Map<String, double[][]> DATA =
      Map.ofEntries(
          Map.entry("one unit", new double[][] {{3, 4, 5}}),
          Map.entry("two units", new double[][] {{3, 4, 5}, {4, 6, 9}}),
          Map.entry("constant b", new double[][] {{1, 5, 2}, {2, 5, 5}, {4, 5, 3}, {8, 5, 4}}),
          Map.entry("all constant", new double[][] {{5, 5, 5}, {5, 5, 5}, {5, 5, 5}}),
          Map.entry("b missing", new double[][] {{1, NONE, 2}, {2, NONE, 5}, {4, NONE, 3}}),
          Map.entry(
              "unit missing", new double[][] {{1, 3, 2}, {NONE, NONE, NONE}, {4, 5, 3}, {8, 4, 4}}),
          Map.entry("nothing", new double[][] {{NONE, NONE, NONE}, {NONE, NONE, NONE}}),
          Map.entry("one b", new double[][] {{1, 3, 2}, {2, NONE, 5}, {4, NONE, 3}, {8, NONE, 4}}),
          Map.entry("ties", new double[][] {{1, 2, 3}, {1, 2, 3}, {4, 5, 6}, {4, 5, 6}}),
          Map.entry("negative", new double[][] {{-1, 3, 2}, {-2, -5, 5}, {4, 7, -3}, {8, 1, 4}}),
          Map.entry("zeros", new double[][] {{0, 3, 0}, {2, 0, 5}, {0, 7, 0}, {8, 0, 4}}),
          Map.entry("opposed", new double[][] {{1, 4, 4}, {2, 3, 3}, {3, 2, 2}, {4, 1, 1}}),
          Map.entry("great", new double[][] {{1e70, 1e-70, 1}, {2e70, 3e-70, 2}, {5e70, 2e-70, 4}}),
          Map.entry("outlier", new double[][] {{1, 3, 2}, {2, 4, 5}, {3, 5, 4}, {1e9, 6, 3}}));

  private static final String MARKS =
      "reference: 4, goalposts: [0, 10],"
          + " categories: {of: %s, limits: [50], scores: [0, 100]}, target: %d";

  private static final String TREE =
      """
      id: small
      version: 1
      method: {%s}
      uncertainty: {replications: 10, sensitivity_samples: 2}
      index:
        id: small
        parts:
          - id: branch
            parts:
              - {id: a, points: 2, weight: %d, indicator: {%s}}
              - {id: b, points: 1, indicator: {%s}}
          - {id: c, points: 3, indicator: {direction: down, %s}}
      """;

  private static Framework framework(String method, int weight) {
    String up = MARKS.formatted("values", 9);
    String down = MARKS.formatted("percentiles", -5);
    return Framework.read(TREE.formatted(method, weight, up, up, down), "small.yaml");
  }

  private static Panel panel(double[][] units) {
    Panel.Builder panel = Panel.of(COLUMNS);
    for (int unit = 0; unit < units.length; unit++) {
      Map<String, Cell> cells = new HashMap<>();
      for (int c = 0; c < COLUMNS.size(); c++) {
        double value = units[unit][c];
        cells.put(
            COLUMNS.get(c),
            Double.isNaN(value) ? Cell.missing(Missing.NOT_REPORTED) : Cell.of(value));
      }
      panel.add(new Panel.Row("u" + unit, unit < 2 ? "x" : "y", "2018"), cells);
    }
    return panel.build();
  }

  static Stream<String> methods() {
    Map<String, Enum<?>[]> steps =
        Map.of(
            "imputation", Imputation.Kind.values(),
            "treatment", Treatment.Kind.values(),
            "normalisation", Normalisation.Kind.values(),
            "weighting", Weighting.Kind.values(),
            "aggregation", Aggregation.Kind.values());
    return steps.entrySet().stream()
        .flatMap(
            step ->
                Arrays.stream(step.getValue())
                    .map(kind -> step.getKey() + " " + kind.name().toLowerCase(Locale.ROOT)))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void methodTellsNumbersOrRefusesInWords(String stepAndKind) {
    String[] words = stepAndKind.split(" ", -1);
    String more = words[1].equals("ahp") ? ", comparisons: [[1, 2], [1/2, 1]]" : "";
    Set<String> refused = new TreeSet<>();
    DATA.forEach(
        (name, units) -> {
          for (String constant : List.of("middle", "drop")) {
            Framework framework =
                framework(
                    "%s: {kind: %s%s}, constant: %s".formatted(words[0], words[1], more, constant),
                    1);
            IndexResult result;
            try {
              result = new CompositeIndex(framework, 1).compute(panel(units));
            } catch (IllegalArgumentException e) {
              refused.add(stepAndKind + " | " + name + " | " + withoutNumbers(e.getMessage()));
              continue;
            }
            assertThatAllIsTold(result, words[1].equals("benefit_of_doubt"));
          }
        });
    refused.removeIf(line -> line.contains("| nothing |"));
    assertThat(refused).containsExactlyInAnyOrderElementsOf(refusals(stepAndKind));
  }

  private static String withoutNumbers(String message) {
    return message.replaceAll("-?\\d+(\\.\\d+)?(E-?\\d+)?", "#");
  }

  private static List<String> refusals(String stepAndKind) {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/index/refusals.txt"))) {
      return lines.filter(line -> line.startsWith(stepAndKind + " |")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertThatAllIsTold(IndexResult result, boolean needsAllParts) {
    double[][] imputed = result.computed().prepared().imputed();
    double[][] normalised = result.computed().prepared().normalised();
    boolean drops = result.framework().method().constant() == Method.Constant.DROP;
    for (int c = 0; c < imputed.length; c++) {
      for (int row = 0; row < imputed[c].length; row++) {
        assertThat(Double.isInfinite(imputed[c][row])).isFalse();
        assertThat(Double.isInfinite(normalised[c][row])).isFalse();
        assertThat(Double.isNaN(normalised[c][row]))
            .isEqualTo(Double.isNaN(imputed[c][row]) || (drops && isNone(normalised[c])));
      }
    }
    int top = result.tree().top();
    for (int row = 0; row < result.data().rows().length; row++) {
      int of = row;
      double score = result.computed().scored().columns()[top][row];
      long there = Arrays.stream(normalised).filter(c -> !Double.isNaN(c[of])).count();
      long had = Arrays.stream(normalised).filter(c -> !isNone(c)).count();
      assertThat(Double.isFinite(score)).isEqualTo(needsAllParts ? there == had : there > 0);
      if (Double.isFinite(score)) {
        double sum =
            Arrays.stream(result.contributions(top, row)).filter(x -> !Double.isNaN(x)).sum();
        assertThat(sum).isCloseTo(score, within(1e-9 * Math.max(1, Math.abs(score))));
        assertThat(result.standing(top, row)).isPresent();
      }
    }
    for (Standing one : result.standings()) {
      assertThat(
              List.of(
                  one.score(),
                  one.scores().low(),
                  one.scores().median(),
                  one.scores().high(),
                  one.mean(),
                  one.sd(),
                  one.ranks().low(),
                  one.ranks().high()))
          .as(one.toString())
          .allMatch(number -> Double.isFinite(number));
      assertThat(one.rank()).isBetween(1, one.of());
    }
    for (double[] weights : result.computed().scored().weights()) {
      assertThat(Arrays.stream(weights).allMatch(w -> w >= 0 && Double.isFinite(w))).isTrue();
    }
  }

  private static boolean isNone(double[] column) {
    return Arrays.stream(column).allMatch(Double::isNaN);
  }

  /** An indicator of weight zero is as good as none. */
  @ParameterizedTest
  @EnumSource(Aggregation.Kind.class)
  void indicatorOfNoWeightChangesNoScore(Aggregation.Kind kind) {
    String method =
        "normalisation: {kind: min_max, low: 1, high: 100}, aggregation: {kind: %s}"
            .formatted(kind.name().toLowerCase(Locale.ROOT));
    double[][] units = {{1, 3, 2}, {2, 5, 5}, {7, 4, 3}, {5, 1, 4}};
    double[][] without =
        Arrays.stream(units).map(of -> new double[] {NONE, of[1], of[2]}).toArray(double[][]::new);
    assertThat(top(framework(method, 0), units))
        .containsExactly(top(framework(method, 1), without), within(1e-12));
    assertThat(top(framework(method, 1), units)).isNotEqualTo(top(framework(method, 1), without));
  }

  private static double[] top(Framework framework, double[][] units) {
    CompositeIndex.Computed computed = new CompositeIndex(framework).scores(panel(units));
    return computed.scored().columns()[computed.calculation().data().tree().top()];
  }
}
