package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.index.stat.Correlation;
import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Quantile;
import io.credlake.index.stat.Ranks;
import io.credlake.index.stat.Spread;
import io.credlake.index.stat.Ties;
import io.credlake.index.step.Direction;
import io.credlake.index.step.Frame;
import io.credlake.index.step.Imputation;
import io.credlake.index.step.Marks;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Normalisation.Kind;
import io.credlake.index.step.Screening;
import io.credlake.index.step.Treatment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps by hand computation. */
class StepTest {

  private static final double NONE = Double.NaN;
  private static final double[] VALUES = {10, 20, 20, 50};

  private static double[] scaled(Normalisation normalisation, Marks marks, double... values) {
    int[] all = IntStream.range(0, values.length).toArray();
    return Arrays.stream(values).map(normalisation.fit(values, all, marks, NONE).at()).toArray();
  }

  private static double[] scaled(Kind kind, Direction direction) {
    return scaled(Normalisation.of(kind), Marks.of(direction), VALUES);
  }

  private static void near(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-9));
  }

  @Test
  void scalesOfTheData() {
    near(scaled(Kind.MIN_MAX, Direction.UP), 0, 25, 25, 100);
    near(scaled(Kind.MIN_MAX, Direction.DOWN), 100, 75, 75, 0);
    near(scaled(Kind.RANK, Direction.UP), 1, 2, 2, 4);
    near(scaled(Kind.RANK, Direction.DOWN), 4, 2, 2, 1);
    near(scaled(Kind.BORDA, Direction.UP), 0, 1, 1, 3);
    near(scaled(Kind.PERCENTILE_RANK, Direction.UP), 0, 100 / 3.0, 100 / 3.0, 100);
    near(scaled(Kind.SHARE_OF_MAXIMUM, Direction.UP), 0.2, 0.4, 0.4, 1);
    near(scaled(Kind.SHARE_OF_MAXIMUM, Direction.DOWN), 1, 0.5, 0.5, 0.2);
    near(scaled(Kind.NONE, Direction.DOWN), -10, -20, -20, -50);
  }

  @Test
  void tiesAsChosen() {
    Normalisation mean =
        new Normalisation(Kind.RANK, null, null, null, null, null, Ties.MEAN, null, null, null);
    near(scaled(mean, Marks.of(Direction.UP), VALUES), 1, 2.5, 2.5, 4);
    near(scaled(mean, Marks.of(Direction.DOWN), VALUES), 4, 2.5, 2.5, 1);
    Normalisation most =
        new Normalisation(Kind.RANK, null, null, null, null, null, Ties.MAX, null, null, null);
    near(scaled(most, Marks.of(Direction.DOWN), VALUES), 4, 3, 3, 1);
  }

  @Test
  void deviationsByNOrByNLessOne() {
    double[] values = {1, 2, 3};
    near(scaled(Normalisation.of(Kind.Z_SCORE), Marks.of(Direction.UP), values), -1, 0, 1);
    Normalisation population =
        new Normalisation(
            Kind.Z_SCORE, null, null, 100.0, 10.0, Spread.POPULATION, null, null, null, null);
    double step = 10 / Math.sqrt(2 / 3.0);
    near(scaled(population, Marks.of(Direction.DOWN), values), 100 + step, 100, 100 - step);
  }

  @Test
  void scalesOfMarks() {
    Marks up = new Marks(Direction.UP, 40.0, 25.0, List.of(0.0, 40.0), null);
    near(scaled(Normalisation.of(Kind.GOALPOSTS), up, VALUES), 25, 50, 50, 100);
    near(
        scaled(Normalisation.of(Kind.DISTANCE_TO_TARGET), up, VALUES),
        0,
        100 / 3.0,
        100 / 3.0,
        400 / 3.0);
    near(
        scaled(Normalisation.of(Kind.DISTANCE_TO_REFERENCE), up, VALUES),
        0,
        200 / 3.0,
        200 / 3.0,
        800 / 3.0);
    near(scaled(Normalisation.of(Kind.RATIO_TO_REFERENCE), up, VALUES), 0.4, 0.8, 0.8, 2);
    near(scaled(Normalisation.of(Kind.DIFFERENCE_TO_REFERENCE), up, VALUES), -0.6, -0.2, -0.2, 1);
    Marks down = new Marks(Direction.DOWN, 5.0, 25.0, List.of(0.0, 40.0), null);
    near(scaled(Normalisation.of(Kind.GOALPOSTS), down, VALUES), 75, 50, 50, 0);
    near(scaled(Normalisation.of(Kind.RATIO_TO_REFERENCE), down, VALUES), 2.5, 1.25, 1.25, 0.5);
    assertThatThrownBy(
            () -> scaled(Normalisation.of(Kind.GOALPOSTS), Marks.of(Direction.UP), VALUES))
        .hasMessage("Cannot normalise by goalposts, the indicator has no: goalposts");
  }

  /** Mazziotta and Pareto (2016): the reference is 100, half the range is 30. */
  @Test
  void adjustedIndexStandsAroundItsReference() {
    Marks marks = new Marks(Direction.UP, null, 20.0, List.of(10.0, 50.0), null);
    near(scaled(Normalisation.of(Kind.ADJUSTED_MPI), marks, VALUES), 85, 100, 100, 145);
    Marks against = new Marks(Direction.DOWN, null, 20.0, List.of(10.0, 50.0), null);
    near(scaled(Normalisation.of(Kind.ADJUSTED_MPI), against, VALUES), 115, 100, 100, 55);
  }

  @Test
  void classes() {
    Marks.Categories categories =
        new Marks.Categories(null, List.of(20.0, 50.0), List.of(0.0, 60.0, 100.0));
    Marks marks = new Marks(Direction.UP, null, null, null, categories);
    near(scaled(Normalisation.of(Kind.CATEGORICAL), marks, VALUES), 0, 60, 60, 100);
    assertThatThrownBy(() -> new Marks.Categories(null, List.of(1.0), List.of(1.0)))
        .hasMessageStartingWith("Invalid categories, there must be one score more than limits");
  }

  private static Treatment.Treated treat(Treatment treatment, double... values) {
    return treatment.fit(values, IntStream.range(0, values.length).toArray());
  }

  @Test
  void outermostPointsTakeTheNextValue() {
    double[] values =
        DoubleStream.concat(IntStream.rangeClosed(1, 10).asDoubleStream(), DoubleStream.of(30, 100))
            .toArray();
    Treatment.Treated treated =
        treat(new Treatment(Treatment.Kind.OUTLIERS, null, null, null, null), values);
    assertThat(treated.passes()).isTrue();
    assertThat(treated.points()).isEqualTo(1);
    assertThat(treated.map().applyAsDouble(100)).isEqualTo(30);
    assertThat(treated.map().applyAsDouble(7)).isEqualTo(7);
  }

  @Test
  void whatWinsorisingDoesNotMendIsTransformed() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 90 ? i / 90.0 : Math.pow(10, i - 88);
    }
    Treatment.Treated treated =
        treat(new Treatment(Treatment.Kind.OUTLIERS, null, null, 2, null), values);
    assertThat(treated.transformation()).isEqualTo(Treatment.Kind.SHIFTED_LOG);
    double range = values[99] - values[0];
    assertThat(treated.map().applyAsDouble(values[95]))
        .isCloseTo(Math.log(values[95] - values[0] + 0.01 * range), within(1e-12));
  }

  @Test
  void boxAndCox() {
    Treatment square = new Treatment(Treatment.Kind.BOX_COX, null, null, null, 2.0);
    assertThat(treat(square, 1, 2, 3).map().applyAsDouble(3)).isCloseTo(4, within(1e-12));
    // Values whose logarithms are symmetric are best served by the logarithm.
    double[] values = IntStream.rangeClosed(-6, 6).mapToDouble(i -> Math.exp(i / 3.0)).toArray();
    Treatment best = new Treatment(Treatment.Kind.BOX_COX, null, null, null, null);
    assertThat(treat(best, values).map().applyAsDouble(Math.E)).isCloseTo(1, within(1e-3));
    // λ = -0.175, as SciPy 1.x finds it.
    assertThat(treat(best, 1, 2, 3, 4, 5, 10, 20, 50).map().applyAsDouble(50))
        .isCloseTo(2.83252, within(1e-3));
    assertThatThrownBy(
            () ->
                treat(new Treatment(Treatment.Kind.LOG, null, null, null, null), 1, 0)
                    .map()
                    .applyAsDouble(0))
        .hasMessage("Cannot take a logarithm, a value is not positive: 0.0");
  }

  /** Box and Jenkins (1976), series G: SciPy and statsmodels tell λ = 0.14802. */
  @Test
  void boxAndCoxOfAirlinePassengers() {
    double[] passengers = {
      112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
      115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
      145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
      171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
      196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201,
      204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
      242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
      284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
      315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
      340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
      360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405,
      417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
    };
    Treatment best = new Treatment(Treatment.Kind.BOX_COX, null, null, null, null);
    assertThat(treat(best, passengers).map().applyAsDouble(432))
        .isCloseTo((Math.pow(432, 0.148022645) - 1) / 0.148022645, within(1e-5));
  }

  /** Three units in two groups and three years; two indicators of one family. */
  private static final Frame FRAME =
      new Frame(
          new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2},
          new int[] {0, 0, 1, 0, 0, 1, 0, 0, 1},
          new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2},
          List.of(new int[] {0, 1}),
          new Direction[] {Direction.UP, Direction.DOWN});

  private static double[] imputed(Imputation.Kind kind, double[]... columns) {
    return new Imputation(kind).impute(columns, FRAME, null)[0];
  }

  @Test
  void imputations() {
    double[] gaps = {1, NONE, 5, 3, 8, NONE, NONE, 2, 6};
    double[] whole = {9, 8, 1, 4, 5, 6, 7, 8, 9};
    near(imputed(Imputation.Kind.MEAN, gaps, whole), 1, 3, 5, 3, 8, 5.5, 4, 2, 6);
    near(imputed(Imputation.Kind.MEDIAN, gaps, whole), 1, 3, 5, 3, 8, 5.5, 4, 2, 6);
    near(imputed(Imputation.Kind.GROUP_MEAN, gaps, whole), 1, 1, 5, 3, 8, 5.5, 2, 2, 6);
    near(imputed(Imputation.Kind.LINEAR, gaps, whole), 1, 8, 5, 3, 8, 5.5, 3, 2, 6);
    double[] carried = imputed(Imputation.Kind.CARRY_FORWARD, gaps, whole);
    assertThat(carried[1]).as("nothing before").isNaN();
    assertThat(carried[5]).isEqualTo(5);
    assertThat(carried[6]).isEqualTo(3);
    // In the first year the other indicator runs from 9 (worst) to 1: 8 stands at 1/8 of 1 to 5.
    assertThat(imputed(Imputation.Kind.ROW_MEAN, gaps, whole)[1]).isCloseTo(1.5, within(1e-12));
  }

  /** With one incomplete indicator the likelihood is that of the regression (Anderson 1957). */
  @Test
  void expectationIsRegressionWhereOneIndicatorIsIncomplete() {
    double[] gaps = {1, NONE, 5, 3, 8, NONE, NONE, 2, 6};
    double[] whole = {1.2, 4, 5.5, 2, 7, 9, 3, 2.5, 6};
    double[] regressed = imputed(Imputation.Kind.REGRESSION, gaps, whole);
    assertThat(imputed(Imputation.Kind.EM, gaps, whole)).containsExactly(regressed, within(1e-7));
    assertThat(regressed[1]).isBetween(3.0, 5.0);
  }

  @Test
  void whatDoesNotApplyIsNeverImputed() {
    boolean[][] applies = {{true, false, true, true, true, true, true, true, true}};
    double[][] filled =
        new Imputation(Imputation.Kind.MEAN)
            .impute(new double[][] {{1, NONE, 5, 3, 8, NONE, NONE, 2, 6}}, FRAME, applies);
    assertThat(filled[0][1]).isNaN();
    assertThat(filled[0][5]).isEqualTo(5.5);
  }

  @Test
  void screening() {
    double[][] columns = {{1, 0, NONE}, {1, NONE, NONE}, {1, 1, 1}};
    Screening screening = new Screening(0.6, 0.5, null);
    boolean[] kept = screening.columns(columns);
    assertThat(kept).containsExactly(true, false, true);
    assertThat(screening.rows(columns, kept, 3)).containsExactly(true, true, false);
    assertThat(new Screening(0.6, 0.5, Screening.Count.NONZERO).columns(columns))
        .containsExactly(false, false, true);
  }

  @Test
  void moments() {
    Moments moments = Moments.of(new double[] {1, 2, 3, 10, NONE});
    assertThat(moments.count()).isEqualTo(4);
    assertThat(moments.mean()).isEqualTo(4);
    // G1 and G2 of 1, 2, 3, 10 as R's e1071 (type 2) gives them.
    assertThat(moments.skewness()).isCloseTo(1.763632614803888, within(1e-12));
    assertThat(moments.kurtosis()).isCloseTo(3.228, within(1e-3));
    assertThat(Moments.of(new double[] {5, 5}).isFlat()).isTrue();
    assertThat(Moments.of(new double[] {5, 5}).sd(Spread.SAMPLE)).isZero();
  }

  @Test
  void correlations() {
    double[] x = {1, 2, 3, 4, NONE};
    double[] y = {1, 3, 2, 4, 9};
    assertThat(Correlation.PEARSON.of(x, y)).isCloseTo(0.8, within(1e-12));
    assertThat(Correlation.SPEARMAN.of(x, y)).isCloseTo(0.8, within(1e-12));
    assertThat(Correlation.KENDALL.of(x, y)).isCloseTo(4 / 6.0, within(1e-12));
    double[] tied = {1, 1, 2, 2};
    // tau-b: 4 concordant pairs of 6, 2 tied in one.
    assertThat(Correlation.KENDALL.of(tied, new double[] {1, 2, 3, 4}))
        .isCloseTo(4 / Math.sqrt(4 * 6), within(1e-12));
    assertThat(Correlation.PEARSON.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
  }

  @Test
  void ranksAndQuantiles() {
    int[] ranks = new int[5];
    Ranks.descending(new double[] {5, 7, 7, NONE, 1}, new int[] {0, 1, 2, 3, 4}, ranks);
    assertThat(ranks).containsExactly(3, 1, 1, 0, 4);
    near(new double[] {Quantile.of(new double[] {1, 2, 3, 4}, 0.25)}, 1.75);
  }

  /** 2015, 2016 and 2019: the value of 2016 lies a quarter of the way. */
  @Test
  void linesAreInTimeNotInRows() {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            method: {imputation: {kind: linear}}
            index: {id: small, parts: [{id: a}]}
            """,
            "small.yaml");
    Panel.Builder panel = Panel.of(List.of("a"));
    panel.add(new Panel.Row("u", "", "2015"), Map.of("a", Cell.of(10)));
    panel.add(new Panel.Row("u", "", "2016"), Map.of());
    panel.add(new Panel.Row("u", "", "2019"), Map.of("a", Cell.of(50)));
    near(new CompositeIndex(framework).scores(panel.build()).prepared().imputed()[0], 10, 20, 50);
  }

  @Test
  void placesAmongEqualValues() {
    for (int size = 0; size < 20; size++) {
      int n = size;
      double[] sorted = IntStream.range(0, n).map(i -> i / 3).asDoubleStream().toArray();
      for (double value = -0.5; value < 8; value += 0.5) {
        double v = value;
        assertThat(Ranks.less(sorted, v))
            .isEqualTo((int) Arrays.stream(sorted).filter(s -> s < v).count());
        assertThat(Ranks.lessOrEqual(sorted, v))
            .isEqualTo((int) Arrays.stream(sorted).filter(s -> s <= v).count());
      }
    }
    double[] same = new double[1000];
    assertThat(Ranks.less(same, 0)).isZero();
    assertThat(Ranks.lessOrEqual(same, 0)).isEqualTo(1000);
    assertThat(Ranks.lessOrEqual(same, -1)).isZero();
  }

  /** Goalposts of all years, reference of the base year: 10 ± 20 of 0 to 40. */
  @Test
  void adjustedIndexOfAPanel() {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            method:
              compare: {periods: base, base: '2015'}
              normalisation: {kind: adjusted_mpi}
              aggregation: {kind: mazziotta_pareto}
            index: {id: small, parts: [{id: a}]}
            """,
            "small.yaml");
    Panel.Builder panel = Panel.of(List.of("a"));
    double[] values = {0, 20, 10, 40};
    for (int i = 0; i < 4; i++) {
      panel.add(
          new Panel.Row("u" + i % 2, "", i < 2 ? "2015" : "2016"), Map.of("a", Cell.of(values[i])));
    }
    CompositeIndex.Computed computed = new CompositeIndex(framework).scores(panel.build());
    near(computed.prepared().normalised()[0], 85, 115, 100, 145);
  }
}
