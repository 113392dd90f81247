package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Simulation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that follow from the data vary as the data do. */
class ReplicatedWeightsTest {

  private static final int UNITS = 30;
  private static final long SEED = 2014;

  private static Framework framework(String weighting, String uncertainty) {
    return Framework.read(
        """
        id: small
        version: 1
        method: {weighting: {kind: %s}, normalisation: {kind: min_max, low: 1, high: 100}}
        uncertainty: {replications: 200, sensitivity_samples: 0, %s}
        index:
          id: small
          parts:
            - {id: left, parts: [{id: a}, {id: b}]}
            - {id: right, parts: [{id: c}, {id: d}]}
        """
            .formatted(weighting, uncertainty),
        "small.yaml");
  }

  /** Rates of few that go together, so that a draw moves them much. */
  private static Panel rates(double common, int of) {
    SplittableRandom random = new SplittableRandom(3);
    List<String> columns = List.of("a", "b", "c", "d");
    Panel.Builder panel = Panel.of(columns);
    for (int unit = 0; unit < UNITS; unit++) {
      double level = common * random.nextGaussian();
      Map<String, Cell> cells = new HashMap<>();
      for (String column : columns) {
        double share = 1 / (1 + Math.exp(-level - random.nextGaussian()));
        long counted = Math.round(share * of);
        cells.put(column, Cell.rate(100.0 * counted / of, counted, of));
      }
      panel.add(new Panel.Row("u" + unit, "", ""), cells);
    }
    return panel.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "factor", "entropy", "critic", "optimised"})
  void weightsAreThoseOfWhatIsDrawn(String kind) {
    Framework framework = framework(kind, "weight_spread: 0");
    CompositeIndex.Computed base = new CompositeIndex(framework).scores(rates(2, 60));
    Calculation calculation = base.calculation();
    Simulation simulation = new Simulation(calculation);
    int top = calculation.data().tree().top();
    int[] parts = calculation.data().tree().parts(top);
    for (int number = 0; number < 5; number++) {
      double[][] drawn = simulation.at(simulation.point(SEED, number)).scores();
      double[][] columns = Arrays.stream(parts).mapToObj(p -> drawn[p]).toArray(double[][]::new);
      double[] weights = calculation.weights(top, columns, Choice.of(framework.method()));
      double sum = Arrays.stream(weights).sum();
      for (int unit = 0; unit < UNITS; unit++) {
        assertThat(drawn[top][unit])
            .isCloseTo(
                (weights[0] * columns[0][unit] + weights[1] * columns[1][unit]) / sum,
                within(1e-9));
      }
      if (!kind.equals("pca") && !kind.equals("factor")) { // two loadings are always the same
        assertThat(weights).isNotEqualTo(base.scored().weights()[top]);
      }
    }
  }

  @Test
  void weightsThatTheDrawnDataDoNotAllowAreKeptAndTold() {
    Panel panel = rates(0.7, 6);
    Framework framework = framework("pca", "weight_spread: 0.1");
    IndexResult one = new CompositeIndex(framework, 1).compute(panel);
    assertThat(one.keptWeights()[one.tree().top()]).isBetween(0.005, 0.9);
    assertThat(one.keptWeights()[one.tree().number("a")]).isZero();

    IndexResult four = new CompositeIndex(framework, 4).compute(panel);
    assertThat(four.keptWeights()).isEqualTo(one.keptWeights());
    assertThat(four.standings()).isEqualTo(one.standings());
  }

  @Test
  void weightsAboveThoseThatVaryAreEstimatedToo() {
    Framework framework = framework("critic", "sampling: none, weight_spread: 0.9");
    Calculation calculation = new CompositeIndex(framework).scores(rates(2, 60)).calculation();
    Simulation simulation = new Simulation(calculation);
    double[][] one = simulation.at(simulation.point(SEED, 0)).scores();
    double[][] other = simulation.at(simulation.point(SEED, 1)).scores();
    int left = calculation.data().tree().number("left");
    assertThat(one[calculation.data().tree().number("a")])
        .isEqualTo(other[calculation.data().tree().number("a")]);
    assertThat(one[left]).isNotEqualTo(other[left]);
    assertThat(simulation.at(simulation.point(SEED, 0)).kept().isEmpty()).isTrue();
  }
}
