package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Standing;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DegenerateDataTest {

  private static Framework framework(String method) {
    return Framework.read(
        """
        id: small
        version: 1
        method: {%s}
        uncertainty: {replications: 50, sensitivity_samples: 8}
        index: {id: small, parts: [{id: a}, {id: b}]}
        """
            .formatted(method),
        "small.yaml");
  }

  private static Cell cell(double value) {
    return Double.isNaN(value) ? Cell.missing(Missing.NOT_REPORTED) : Cell.of(value);
  }

  private static Panel panel(double[]... units) {
    Panel.Builder panel = Panel.of(List.of("a", "b"));
    for (int unit = 0; unit < units.length; unit++) {
      panel.add(
          new Panel.Row("u" + unit, "", ""),
          Map.of("a", cell(units[unit][0]), "b", cell(units[unit][1])));
    }
    return panel.build();
  }

  private static IndexResult compute(String method, double[]... units) {
    return new CompositeIndex(framework(method)).compute(panel(units));
  }

  private static double score(IndexResult result, int row) {
    return result.computed().scored().columns()[result.tree().top()][row];
  }

  @Test
  void oneUnitHasNoScaleOfItsOwn() {
    assertThatThrownBy(() -> compute("", new double[] {1, 2}))
        .hasMessage(
            "Cannot normalise an indicator, it is the same for all units compared: 1.0"
                + " (indicator a)");
    IndexResult fixed =
        compute("normalisation: {kind: goalposts, goalposts: [0, 10]}", new double[] {1, 2});
    assertThat(score(fixed, 0)).isCloseTo(15, within(1e-12));
    assertThat(fixed.standings().getFirst().rank()).isEqualTo(1);
    assertThat(fixed.sensitivity().shift().first()).containsOnly(Double.NaN);
  }

  @Test
  void constantIndicatorAsTheMethodSays() {
    double[][] units = {{1, 5}, {2, 5}, {3, 5}};
    assertThatThrownBy(() -> compute("", units)).hasMessageContaining("(indicator b)");
    assertThat(score(compute("constant: middle", units), 0)).isEqualTo(25);
    assertThat(score(compute("constant: drop", units), 0)).isEqualTo(0);
    assertThat(score(compute("constant: drop", units), 2)).isEqualTo(100);
  }

  @Test
  void indicatorWithoutValuesIsLeftOutAndTold() {
    IndexResult result = compute("", new double[] {1, Double.NaN}, new double[] {2, Double.NaN});
    assertThat(result.tree().leaves()).hasSize(1);
    assertThat(result.data().left())
        .singleElement()
        .satisfies(left -> assertThat(left.node()).isEqualTo("b"));
    assertThatThrownBy(() -> compute("", new double[] {Double.NaN, Double.NaN}))
        .hasMessage("Cannot compute an index, no indicator has data: small");
  }

  @Test
  void unitWithoutValuesHasNoScoreAndNoRank() {
    IndexResult result =
        compute(
            "", new double[] {1, 3}, new double[] {2, 4}, new double[] {Double.NaN, Double.NaN});
    assertThat(score(result, 2)).isNaN();
    assertThat(result.standing(result.tree().top(), 2)).isEmpty();
    assertThat(result.contributions(result.tree().top(), 2)).containsOnly(Double.NaN);
  }

  @Test
  void equalUnitsShareTheBetterRank() {
    IndexResult result = compute("", new double[] {1, 1}, new double[] {2, 2}, new double[] {2, 2});
    assertThat(result.standings()).extracting(Standing::rank).containsExactly(3, 1, 1);
    assertThat(result.pairs()).singleElement().satisfies(p -> assertThat(p.above()).isEqualTo(0.5));
  }

  /** Intervals are finite whatever the size of scores: 1e60 is beyond single precision. */
  @Test
  void scoresOfAnySizeHaveTheSameIntervals() {
    double[][] units = {{1, 3}, {2, 1}, {4, 4}};
    String method = "normalisation: {kind: none}";
    IndexResult small = compute(method, units);
    assertThat(small.standings().getFirst().sd()).isPositive();
    for (double size : new double[] {0x1p-200, 0x1p200}) {
      double[][] sized = new double[units.length][];
      for (int i = 0; i < units.length; i++) {
        sized[i] = new double[] {size * units[i][0], size * units[i][1]};
      }
      IndexResult result = compute(method, sized);
      for (int row = 0; row < units.length; row++) {
        Standing one = result.standings().get(row);
        Standing expected = small.standings().get(row);
        assertThat(one.ranks()).isEqualTo(expected.ranks());
        assertThat(one.scores().low() / size).isEqualTo(expected.scores().low());
        assertThat(one.sd() / size).isCloseTo(expected.sd(), within(1e-12));
      }
    }
  }

  /** Of an indicator that a scale does not look at, goalposts of zero harm no logarithm. */
  @Test
  void marksThatAScaleTakesAreTransformedAndOthersAreNot() {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            method: {treatment: {kind: log}}
            uncertainty: {replications: 5, sensitivity_samples: 0}
            index:
              id: small
              parts:
                - {id: a, indicator: {goalposts: [0, 100]}}
                - id: b
                  indicator:
                    normalisation: {kind: goalposts, goalposts: [1, 100]}
                - id: c
                  indicator:
                    column: b
                    normalisation: {kind: categorical}
                    categories: {limits: [10], scores: [0, 100]}
            """,
            "small.yaml");
    double[][] units = {{1, 1}, {10, 10}, {100, 100}};
    CompositeIndex.Computed computed = new CompositeIndex(framework).scores(panel(units));
    double[][] normalised = computed.prepared().normalised();
    assertThat(normalised[0]).containsExactly(new double[] {0, 50, 100}, within(1e-12));
    assertThat(normalised[1]).containsExactly(new double[] {0, 50, 100}, within(1e-12));
    assertThat(normalised[2]).containsExactly(0, 100, 100);
  }

  @Test
  void comparisonsAreOfAllPartsAlsoOfThoseWithoutData() {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            index:
              id: small
              weighting: {kind: ahp, comparisons: [[1, 3, 6], [1/3, 1, 2], [1/6, 1/2, 1]]}
              parts: [{id: a}, {id: x, unavailable: no feed}, {id: b}]
            """,
            "small.yaml");
    CompositeIndex.Computed computed =
        new CompositeIndex(framework).scores(panel(new double[] {1, 2}, new double[] {2, 1}));
    double[] weights = computed.scored().weights()[computed.calculation().data().tree().top()];
    assertThat(weights[0] / weights[1]).isCloseTo(6, within(1e-9));
  }

  @Test
  void infiniteValuesAreRefused() {
    assertThatThrownBy(() -> Cell.of(Double.POSITIVE_INFINITY))
        .hasMessage("Invalid value, it must be finite: Infinity");
  }

  @Test
  void negativePartsHaveNoGeometricMean() {
    assertThatThrownBy(
            () ->
                compute(
                    "normalisation: {kind: z_score}, aggregation: {kind: geometric}",
                    new double[] {1, 2},
                    new double[] {2, 3}))
        .hasMessageStartingWith("Cannot take a mean other than the arithmetic, a part is negative:")
        .hasMessageEndingWith("(at small of u0)");
  }

  @Test
  void twiceTheSameUnitIsRefused() {
    Panel.Builder panel = Panel.of(List.of("a"));
    Panel.Row row = new Panel.Row("u", "", "2015");
    panel.add(row, Map.of());
    assertThatThrownBy(() -> panel.add(row, Map.of()))
        .hasMessage("Invalid row, the unit is there twice in period 2015: u");
  }

  /** A change of unit (degrees, currency) changes no score between least and greatest value. */
  @Test
  void unitsOfMeasurementDoNotMatter() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] units = new double[20][2];
    double[][] converted = new double[20][2];
    for (int i = 0; i < units.length; i++) {
      units[i] = new double[] {random.nextDouble(), random.nextGaussian()};
      converted[i] = new double[] {32 + 1.8 * units[i][0], 100 * units[i][1] - 7};
    }
    for (String method :
        List.of(
            "",
            "normalisation: {kind: z_score}",
            "normalisation: {kind: rank}",
            "treatment: {kind: outliers}",
            "weighting: {kind: critic}")) {
      IndexResult one = compute(method, units);
      IndexResult other = compute(method, converted);
      for (int row = 0; row < units.length; row++) {
        assertThat(score(other, row)).isCloseTo(score(one, row), within(1e-9));
      }
    }
  }
}
