package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.stat.PrincipalComponents;
import io.credlake.index.weight.BenefitOfDoubt;
import io.credlake.index.weight.Critic;
import io.credlake.index.weight.Entropy;
import io.credlake.index.weight.FactorWeights;
import io.credlake.index.weight.ImportanceWeights;
import io.credlake.index.weight.PairwiseComparison;
import io.credlake.index.weight.PairwiseComparison.RandomIndex;
import io.credlake.index.weight.Weighting;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightingTest {

  /** Fighter aircraft of Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter 3. */
  private static final double[][] AIRCRAFT = {
    {2.0, 2.5, 1.8, 2.2},
    {1500, 2700, 2000, 1800},
    {20000, 18000, 21000, 20000},
    {5.5, 6.5, 4.5, 5.0},
    {5, 3, 7, 5},
    {9, 5, 7, 5}
  };

  /** Their entropies are printed with four decimals, which leaves two of the weights certain. */
  private static final double PRINTED = 2e-3;

  private static void near(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(PRINTED));
  }

  @Test
  void entropyOfHwangAndYoon() {
    near(Entropy.weights(AIRCRAFT), 0.0649, 0.2055, 0.0133, 0.0829, 0.3570, 0.2764);
  }

  @Test
  void entropyRefusesWhatHasNoShare() {
    assertThatThrownBy(() -> Entropy.weights(new double[][] {{1, -2}, {1, 2}}))
        .hasMessage("Cannot weight by entropy, a value is negative: -2.0");
    assertThatThrownBy(() -> Entropy.weights(new double[][] {{1, 1}, {2, 2}}))
        .hasMessageStartingWith("Cannot weight by entropy, the amounts must have a positive sum");
  }

  /** By hand: deviations 0.5, √(1/12)·…; r = 1 and −1 between the first and the others. */
  @Test
  void criticCountsContrastAndConflict() {
    double[][] columns = {{0, 1, 2}, {0, 1, 2}, {2, 1, 0}};
    // Each has deviation 0.5; conflicts are 0 + 2, 0 + 2 and 2 + 2.
    near(Critic.weights(columns), 0.25, 0.25, 0.5);
    double[][] scaled = {{0, 10, 20}, {5, 6, 7}, {-1, -2, -3}};
    near(Critic.weights(scaled), 0.25, 0.25, 0.5);
    assertThat(Critic.weights(new double[][] {{0, 1, 2}, {5, 5, 5}})).containsExactly(1, 0);
  }

  /** Saaty (1980): comparisons 3, 5, 3 give 0.637, 0.258, 0.105 with λ 3.0385. */
  @Test
  void hierarchyOfSaaty() {
    double[][] matrix =
        PairwiseComparison.parse(
            List.of(List.of("1", "3", "5"), List.of("1/3", "1", "3"), List.of("1/5", "1/3", "1")));
    PairwiseComparison compared = PairwiseComparison.of(matrix, RandomIndex.SAATY_1980);
    near(compared.weights(), 0.6370, 0.2583, 0.1047);
    assertThat(compared.lambda()).isCloseTo(3.0385, within(1e-4));
    assertThat(compared.consistencyIndex()).isCloseTo(0.0193, within(1e-4));
    assertThat(compared.consistencyRatio()).isCloseTo(0.0193 / 0.58, within(1e-4));
    assertThat(PairwiseComparison.of(matrix, RandomIndex.SAATY_1994).consistencyRatio())
        .isCloseTo(0.0193 / 0.52, within(1e-3));
  }

  @Test
  void contradictingComparisonsAreRefused() {
    Weighting weighting =
        new Weighting(
            Weighting.Kind.AHP,
            null,
            List.of(List.of("1", "9", "1/9"), List.of("1/9", "1", "9"), List.of("9", "1/9", "1")),
            null,
            null,
            null,
            null);
    double[] same = {1, 1, 1};
    Weighting.Written written = new Weighting.Written(same, same, same, new int[] {0, 1, 2}, 3);
    assertThatThrownBy(() -> weighting.weights(written, new double[3][4]))
        .hasMessageStartingWith(
            "Cannot weight by comparisons, their consistency ratio is above 0.1: ");
    assertThatThrownBy(
            () -> PairwiseComparison.of(new double[][] {{1, 2}, {2, 1}}, RandomIndex.SAATY_1980))
        .hasMessage(
            "Invalid comparison of part 1 with 2, it must be positive and 1 by its opposite: 2.0");
  }

  /** By hand: the third unit is best served by weights 2/3 and 2/3. */
  @Test
  void benefitOfTheDoubt() {
    double[][] columns = {{1, 0.5, 0.5}, {0.5, 1, 0.5}};
    double[][] weights = new BenefitOfDoubt(null, null).weights(columns);
    near(weights[2], 2 / 3.0, 2 / 3.0);
    double[][] bounded = new BenefitOfDoubt(List.of(0.5, 0.5), null).weights(columns);
    near(bounded[0], 2 / 3.0, 2 / 3.0);
    double[][] pies = new BenefitOfDoubt(null, List.of(0.5, 0.5)).weights(columns);
    // Half of the score from each: w1 · 1 = w2 · 0.5, and no unit above 1.
    assertThat(pies[0][0]).isCloseTo(pies[0][1] / 2, within(1e-9));
    assertThat(0.5 * pies[0][0] + pies[0][1]).isCloseTo(1, within(1e-9));
  }

  @Test
  void unitThatLacksAPartHasNoDoubtToBenefitFrom() {
    double[][] weights =
        new BenefitOfDoubt(null, null).weights(new double[][] {{1, 2}, {Double.NaN, 1}});
    assertThat(weights[0]).containsOnly(Double.NaN);
    assertThat(weights[1]).doesNotContain(Double.NaN);
  }

  @Test
  void optimisedWeightsMeetTheirImportance() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] columns = new double[4][200];
    for (int row = 0; row < 200; row++) {
      double common = random.nextGaussian();
      for (int c = 0; c < 4; c++) {
        columns[c][row] = common * (c < 2 ? 1 : 0.3) + random.nextGaussian();
      }
    }
    double[] intended = {0.28, 0.28, 0.24, 0.2};
    double[] weights = ImportanceWeights.weights(columns, intended);
    assertThat(ImportanceWeights.importance(columns, weights))
        .containsExactly(intended, within(1e-9));
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void componentsOfTwoIndicatorsAreKnown() {
    PrincipalComponents components =
        PrincipalComponents.ofMatrix(new double[][] {{1, 0.6}, {0.6, 1}});
    near(components.eigenvalues(), 1.6, 0.4);
    near(components.vectors()[0], Math.sqrt(0.5), Math.sqrt(0.5));
    assertThat(components.explained(0)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void factorsOfTwoPairsShareEqually() {
    double[][] columns = {{1, 2, 3, 4}, {1, 2, 3, 4.001}, {1, -1, -1, 1}, {1, -1, -1, 1.001}};
    near(FactorWeights.weights(columns, null), 0.25, 0.25, 0.25, 0.25);
  }
}
