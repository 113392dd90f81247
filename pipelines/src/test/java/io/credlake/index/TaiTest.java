package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.stat.Ranks;
import io.credlake.index.step.Direction;
import io.credlake.index.step.Marks;
import io.credlake.index.step.Normalisation;
import io.credlake.index.weight.BenefitOfDoubt;
import io.credlake.index.weight.FactorWeights;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Technology Achievement Index: OECD/JRC Handbook (2008), tables A2, 22 and 23. */
class TaiTest {

  /** Goalposts of UNDP, Human Development Report 2001, technical note 2, of all countries. */
  private static final double[][] GOALPOSTS = {
    {0, 994},
    {0, 272.6},
    {0, 232.4},
    {0, 80.8},
    {0, Math.log10(901)},
    {Math.log10(22), Math.log10(6969)},
    {0.8, 12},
    {0.1, 27.4}
  };

  private double[][] raw;
  private Reference ranks;
  private Reference weights;

  @BeforeEach
  void read() throws IOException {
    Reference table = Reference.of("tai/tai_raw_table_A2.csv");
    ranks = Reference.of("tai/tai_ranks_table23.csv");
    weights = Reference.of("tai/tai_weights_table22.csv");
    List<String> order = ranks.keys();
    raw =
        table.titles().stream()
            .skip(1)
            .map(title -> table.numbers(title))
            .map(
                column ->
                    order.stream().mapToDouble(c -> column[table.keys().indexOf(c)]).toArray())
            .toArray(double[][]::new);
  }

  private double[][] normalised(Normalisation.Kind kind) {
    int[] all = IntStream.range(0, raw[0].length).toArray();
    return IntStream.range(0, raw.length)
        .mapToObj(
            c -> {
              Marks marks =
                  new Marks(
                      Direction.UP, null, null, List.of(GOALPOSTS[c][0], GOALPOSTS[c][1]), null);
              Normalisation.Scale scale =
                  Normalisation.of(kind).fit(raw[c], all, marks, Double.NaN);
              return Arrays.stream(raw[c]).map(scale.at()).toArray();
            })
        .toArray(double[][]::new);
  }

  private int[] ranks(double[] scores) {
    int[] of = new int[scores.length];
    Ranks.descending(scores, IntStream.range(0, scores.length).toArray(), of);
    return of;
  }

  private int[] ranks(double[] weighting, Normalisation.Kind kind) {
    return ranks(Aggregation.ARITHMETIC.scores(normalised(kind), weighting, List.of(), 0));
  }

  private int[] published(String method) {
    return Arrays.stream(ranks.numbers(method)).mapToInt(rank -> (int) rank).toArray();
  }

  private double[] row(String method) {
    return weights.titles().stream()
        .skip(1)
        .mapToDouble(title -> weights.numbers(title)[weights.keys().indexOf(method)])
        .toArray();
  }

  @Test
  void equalWeightsAndBudgetAllocation() {
    double[] equal = new double[8];
    Arrays.fill(equal, 0.125);
    assertThat(ranks(equal, Normalisation.Kind.GOALPOSTS)).isEqualTo(published("EW"));
    assertThat(ranks(row("BAP"), Normalisation.Kind.GOALPOSTS)).isEqualTo(published("BAP"));
  }

  @Test
  void factorAnalysis() {
    double[] found = FactorWeights.weights(raw, 4);
    double[] printed = row("FA");
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(printed[i], within(0.0115));
    }
    assertThat(ranks(found, Normalisation.Kind.GOALPOSTS)).isEqualTo(published("FA"));
  }

  /** Weights are printed with two decimals: neighbours may change places. */
  @Test
  void analyticHierarchy() {
    int[] found = ranks(row("AHP"), Normalisation.Kind.GOALPOSTS);
    int[] expected = published("AHP");
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(2));
    }
  }

  /** Bounds of 10 and 15 % of the sum of weights. */
  @Test
  void benefitOfTheDoubt() {
    double[][] columns = normalised(Normalisation.Kind.MIN_MAX);
    double[][] best = new BenefitOfDoubt(List.of(0.10, 0.15), null).weights(columns);
    double[] scores = new double[best.length];
    for (int row = 0; row < scores.length; row++) {
      for (int k = 0; k < columns.length; k++) {
        scores[row] += best[row][k] * columns[k][row];
      }
      scores[row] = Math.round(scores[row] * 1e7) / 1e7; // the leaders share the first place
    }
    assertThat(ranks(scores)).isEqualTo(published("BOD"));
  }
}
