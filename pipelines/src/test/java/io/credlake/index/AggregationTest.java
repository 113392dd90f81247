package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.aggregate.Aggregation.Kind;
import io.credlake.index.stat.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationTest {

  private static final double NONE = Double.NaN;

  private static double[] scores(Aggregation aggregation, double[] weights, double[]... units) {
    double[][] parts = new double[weights.length][units.length];
    int[] all = new int[units.length];
    for (int row = 0; row < units.length; row++) {
      all[row] = row;
      for (int k = 0; k < weights.length; k++) {
        parts[k][row] = units[row][k];
      }
    }
    return aggregation.scores(parts, weights, List.of(all), 0);
  }

  private static void near(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-9));
  }

  @Test
  void meansWithWeights() {
    double[] weights = {1, 3};
    double[] unit = {4, 16};
    near(scores(Aggregation.ARITHMETIC, weights, unit), 13);
    near(scores(Aggregation.of(Kind.GEOMETRIC), weights, unit), Math.pow(4 * 16 * 16 * 16, 0.25));
    near(scores(Aggregation.of(Kind.HARMONIC), weights, unit), 4 / (1 / 4.0 + 3 / 16.0));
    near(scores(Aggregation.of(Kind.POWER), weights, unit), 3.5 * 3.5);
    near(
        scores(new Aggregation(Kind.POWER, 2.0, null, null, null), weights, unit),
        Math.sqrt((16 + 3 * 256) / 4.0));
  }

  @Test
  void missingPartsLeaveTheirWeight() {
    for (Kind kind : List.of(Kind.ARITHMETIC, Kind.GEOMETRIC, Kind.HARMONIC, Kind.POWER)) {
      near(scores(Aggregation.of(kind), new double[] {1, 3, 2}, new double[] {9, NONE, 9}), 9);
    }
    double[][] parts = {{9, 9}, {NONE, 9}};
    double[] scores = Aggregation.ARITHMETIC.scores(parts, new double[] {1, 3}, List.of(), 0.5);
    assertThat(scores[0]).isNaN();
    assertThat(scores[1]).isEqualTo(9);
  }

  @Test
  void zeroAndNegativeParts() {
    double[] weights = {1, 1};
    near(scores(Aggregation.of(Kind.GEOMETRIC), weights, new double[] {0, 9}), 0);
    near(scores(Aggregation.of(Kind.HARMONIC), weights, new double[] {0, 9}), 0);
    assertThatThrownBy(() -> scores(Aggregation.of(Kind.GEOMETRIC), weights, new double[] {-1, 9}))
        .hasMessage("Cannot take a mean other than the arithmetic, a part is negative: -1.0");
  }

  /** M = 100, S² = 200 / 3: the penalty is S² / M. */
  @Test
  void mazziottaAndPareto() {
    double[] weights = {1, 1, 1};
    double[] unit = {90, 100, 110};
    near(scores(Aggregation.of(Kind.MAZZIOTTA_PARETO), weights, unit), 100 - 2 / 3.0);
    near(
        scores(
            new Aggregation(Kind.MAZZIOTTA_PARETO, null, Aggregation.Penalty.UP, null, null),
            weights,
            unit),
        100 + 2 / 3.0);
    near(scores(Aggregation.of(Kind.MAZZIOTTA_PARETO), weights, new double[] {100, 100, 100}), 100);
  }

  /** Yager (1988): weights 0.4, 0.3, 0.2, 0.1 of 0.7, 1, 0.3, 0.6 give 0.76. */
  @Test
  void orderedAveragingOfYager() {
    Aggregation owa = new Aggregation(Kind.OWA, null, null, List.of(0.4, 0.3, 0.2, 0.1), null);
    double[] weights = {1, 1, 1, 1};
    near(scores(owa, weights, new double[] {0.7, 1, 0.3, 0.6}), 0.76);
    near(scores(Aggregation.of(Kind.OWA), weights, new double[] {1, 2, 3, 6}), 3);
    // Q(r) = r²: places weigh 1/16, 3/16, 5/16, 7/16.
    near(
        scores(
            new Aggregation(Kind.OWA, 2.0, null, null, null), weights, new double[] {1, 2, 3, 6}),
        (6 + 3 * 3 + 5 * 2 + 7) / 16.0);
    assertThat(scores(owa, weights, new double[] {0.7, NONE, 0.3, 0.6})[0]).isNaN();
  }

  /** By hand: a beats b and c, b beats c; equal values weigh for neither. */
  @Test
  void copeland() {
    double[] weights = {0.4, 0.3, 0.3};
    near(
        scores(
            Aggregation.of(Kind.COPELAND),
            weights,
            new double[] {3, 3, 1},
            new double[] {2, 2, 3},
            new double[] {1, 1, 2}),
        2,
        0,
        -2);
    near(
        scores(
            Aggregation.of(Kind.COPELAND),
            weights,
            new double[] {1, 2, 2},
            new double[] {1, 2, 2},
            new double[] {9, 1, 1}),
        1,
        1,
        -2);
  }

  /** By hand: 2, 1, 0 points, halves where values are equal. */
  @Test
  void borda() {
    near(
        scores(
            Aggregation.of(Kind.BORDA),
            new double[] {1, 1},
            new double[] {3, 5},
            new double[] {2, 5},
            new double[] {1, 1}),
        1.75,
        1.25,
        0);
  }

  /** By hand: distances √2·2, √2, 0 from (2, 2); D0 = √2 + 2 √(4/3). */
  @Test
  void wroclaw() {
    double[][] units = {{0, 0}, {1, 1}, {2, 2}};
    double limit = Math.sqrt(2) + 2 * Math.sqrt(4 / 3.0);
    double[] weights = {1, 1};
    near(
        scores(Aggregation.of(Kind.WROCLAW), weights, units),
        1 - 2 / (1 + 2 * Math.sqrt(2 / 3.0)),
        1 - Math.sqrt(2) / limit,
        1);
    near(
        scores(new Aggregation(Kind.WROCLAW, null, null, null, Spread.SAMPLE), weights, units),
        1 - 2 / 3.0,
        1 - 1 / 3.0,
        1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void contributionsSumToTheScore(Kind kind) {
    double[][] parts = {{90, 70, 110, 20}, {100, 130, 95, 20}, {110, NONE, 80, 30}};
    double[] weights = {0.5, 0.2, 0.3};
    int[] all = {0, 1, 2, 3};
    double[] scores = Aggregation.of(kind).scores(parts, weights, List.of(all), 0);
    for (int row : all) {
      double sum = 0;
      for (double one :
          Aggregation.of(kind).contributions(parts, weights, all, row, new double[3])) {
        sum += Double.isNaN(one) ? 0 : one;
      }
      assertThat(sum).as("row " + row).isCloseTo(scores[row], within(1e-9));
    }
  }
}
