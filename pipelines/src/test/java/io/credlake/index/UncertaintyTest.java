package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Factor;
import io.credlake.index.uncertainty.Sobol;
import io.credlake.index.uncertainty.Standing;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UncertaintyTest {

  private static final String ASEM =
      """
      method:
        imputation: {kind: group_mean}
        treatment: {kind: outliers}
        normalisation: {kind: min_max, low: 1, high: 100}
      uncertainty:
        replications: 300
        sensitivity_samples: 32
        imputation: [{kind: mean}, {kind: em}]
        treatment: [{kind: none}]
        normalisation: [{kind: percentile_rank, low: 1, high: 100}]
        aggregation: [{kind: geometric}, {kind: harmonic}]
        weighting: [{kind: equal}, {kind: critic}]
      """;

  /** The estimator of Saltelli and Jansen as COINr computes it. */
  @Test
  void sobolIndices() throws IOException {
    JsonNode published =
        new JsonMapper().readTree(Reference.path("asem/sa_estimator_case.json").toFile());
    int n = published.path("N").asInt();
    int d = published.path("d").asInt();
    double[] y = numbers(published.path("y"));
    double[][] ab = new double[d][];
    for (int f = 0; f < d; f++) {
      ab[f] = Arrays.copyOfRange(y, (2 + f) * n, (3 + f) * n);
    }
    Sobol sobol = Sobol.of(Arrays.copyOf(y, n), Arrays.copyOfRange(y, n, 2 * n), ab);
    assertThat(sobol.variance())
        .isCloseTo(published.path("variance").asDouble(), within(Reference.EXACT));
    assertThat(sobol.first()).containsExactly(numbers(published.path("Si")), within(1e-9));
    assertThat(sobol.total()).containsExactly(numbers(published.path("STi")), within(1e-9));
  }

  private static double[] numbers(JsonNode array) {
    return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  @Test
  void sameSeedGivesSameBitsOnAnyNumberOfThreads() throws IOException {
    Asem asem = new Asem();
    Framework framework = asem.framework(ASEM);
    Panel panel = asem.panel(Reference.of("asem/results_ranks.csv").keys());
    IndexResult one = new CompositeIndex(framework, 1).compute(panel);
    IndexResult four = new CompositeIndex(framework, 4).compute(panel);
    assertThat(four.standings()).isEqualTo(one.standings());
    assertThat(four.pairs()).isEqualTo(one.pairs());
    assertThat(four.sensitivity().shift().total()).isEqualTo(one.sensitivity().shift().total());
    assertThat(four.sensitivity().leftOut()).isEqualTo(one.sensitivity().leftOut());
    IndexResult other =
        new CompositeIndex(framework.with(framework.uncertainty().with(null, 7L)), 4)
            .compute(panel);
    assertThat(other.standings()).isNotEqualTo(one.standings());

    assertThat(one.sensitivity().factors())
        .containsExactly(
            Factor.IMPUTATION,
            Factor.TREATMENT,
            Factor.NORMALISATION,
            Factor.WEIGHTING,
            Factor.AGGREGATION,
            Factor.WEIGHTS);
    assertThat(one.standings()).hasSize(51 * 11);
    for (Standing standing : one.standings()) {
      assertThat(standing.ranks().low()).isLessThanOrEqualTo(standing.ranks().high());
      assertThat(standing.scores().low()).isLessThanOrEqualTo(standing.scores().high());
      assertThat(standing.rank()).isBetween(1, standing.of());
    }
  }

  private static Framework framework(String uncertainty) {
    return Framework.read(
        """
        id: small
        version: 1
        method: {normalisation: {kind: none}}
        uncertainty: {replications: 2000, weight_spread: 0%s}
        index: {id: small, parts: [{id: a}, {id: b}]}
        """
            .formatted(uncertainty),
        "small.yaml");
  }

  private static Panel panel(double numerator, double denominator) {
    Panel.Builder panel = Panel.of(List.of("a", "b"));
    for (int unit = 0; unit < 3; unit++) {
      Map<String, Cell> cells = new HashMap<>();
      double value = 100 * numerator / denominator + unit;
      cells.put("a", Cell.rate(value, denominator * value / 100, denominator));
      cells.put("b", Cell.rate(value, denominator * value / 100, denominator));
      panel.add(new Panel.Row("u" + unit, "", ""), cells);
    }
    return panel.build();
  }

  @Test
  void ratesVaryAsSharesOfWhatWasCounted() {
    IndexResult result = new CompositeIndex(framework("")).compute(panel(30, 100));
    Standing first = result.standing(result.tree().top(), 0).orElseThrow();
    // Standard error of a rate of 30 in 100 is √(0.3 · 0.7 / 100); the mean of two has it by √2.
    double error = 100 * Math.sqrt(0.21 / 100 / 2);
    assertThat(first.sd()).isCloseTo(error, within(0.05 * error));
    assertThat(first.mean()).isCloseTo(30.2, within(0.2));
    assertThat(result.pairs()).hasSize(3);
    assertThat(result.pairs()).allMatch(pair -> pair.above() > 0.5);

    IndexResult many = new CompositeIndex(framework("")).compute(panel(300_000, 1_000_000));
    assertThat(many.pairs()).isEmpty();
    IndexResult exact = new CompositeIndex(framework(", sampling: none")).compute(panel(30, 100));
    assertThat(exact.pairs()).isEmpty();
    assertThat(exact.standing(exact.tree().top(), 0).orElseThrow().sd()).isZero();
    assertThat(exact.sensitivity().shift()).isNull();
  }

  @Test
  void noRankWithoutInterval() {
    assertThatThrownBy(() -> new Standing(0, 0, 1, null, 1, 0, 1, null, 3))
        .hasMessage("Invalid standing, a rank needs its interval: 1");
  }

  @Test
  void leavingOutTheOnlyDifferenceMovesRanks() {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            index:
              id: small
              parts: [{id: a, weight: 3}, {id: c, parts: [{id: b}]}]
            """,
            "small.yaml");
    Panel.Builder panel = Panel.of(List.of("a", "b"));
    for (int unit = 0; unit < 3; unit++) {
      panel.add(new Panel.Row("u" + unit, "", ""), Map.of("a", Cell.of(unit), "b", Cell.of(-unit)));
    }
    IndexResult result = new CompositeIndex(framework).compute(panel.build());
    assertThat(result.sensitivity().leftOut().getFirst().most()).isEqualTo(2);
    assertThat(result.sensitivity().leftOut().getLast().most()).isZero();
  }
}
