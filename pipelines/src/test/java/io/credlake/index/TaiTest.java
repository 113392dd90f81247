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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Half of the last decimal of a printed weight. */
  private static final double PRINTED = 0.005;

  private final double[][] posts =
      Arrays.stream(GOALPOSTS).map(double[]::clone).toArray(double[][]::new);

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
                  new Marks(Direction.UP, null, null, List.of(posts[c][0], posts[c][1]), null);
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

  /**
   * Weights of the AHP are printed with two decimals, which sum to 1.01: as printed three
   * neighbours change places. The nearest weights that sum to 1 and give all published ranks differ
   * from the printed ones by less than half of the last decimal, so the ranks follow from them.
   */
  @Test
  void analyticHierarchy() {
    NearestWeights nearest =
        NearestWeights.of(normalised(Normalisation.Kind.GOALPOSTS), published("AHP"), row("AHP"));
    assertThat(nearest.deviation()).isLessThan(PRINTED).isCloseTo(0.00166, within(1e-5));
    assertThat(Arrays.stream(nearest.weights()).sum()).isCloseTo(1, within(1e-9));
    assertThat(ranks(nearest.weights(), Normalisation.Kind.GOALPOSTS)).isEqualTo(published("AHP"));

    int[] asPrinted = ranks(row("AHP"), Normalisation.Kind.GOALPOSTS);
    assertThat(swapped(asPrinted, published("AHP")))
        .containsExactly("New Zealand", "Israel", "Spain");
  }

  /** The table rests on goalposts of logarithms: on other scales no rounding explains its ranks. */
  @ParameterizedTest
  @CsvSource({"MIN_MAX, 0.031", "Z_SCORE, 0.029"})
  void analyticHierarchyOnAnotherScale(Normalisation.Kind kind, double deviation) {
    NearestWeights nearest = NearestWeights.of(normalised(kind), published("AHP"), row("AHP"));
    assertThat(nearest.deviation()).isGreaterThan(4 * PRINTED).isCloseTo(deviation, within(5e-4));
    assertThat(ranks(nearest.weights(), kind)).isEqualTo(published("AHP"));
  }

  @Test
  void analyticHierarchyWithoutLogarithms() {
    for (int c : new int[] {4, 5}) {
      raw[c] = Arrays.stream(raw[c]).map(log -> Math.pow(10, log)).toArray();
      posts[c] = Arrays.stream(posts[c]).map(log -> Math.pow(10, log)).toArray();
    }
    NearestWeights nearest =
        NearestWeights.of(normalised(Normalisation.Kind.GOALPOSTS), published("AHP"), row("AHP"));
    assertThat(nearest.deviation()).isGreaterThan(4 * PRINTED);
  }

  private List<String> swapped(int[] found, int[] expected) {
    return IntStream.range(0, found.length)
        .filter(i -> found[i] != expected[i])
        .mapToObj(ranks.keys()::get)
        .toList();
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
