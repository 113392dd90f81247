package io.credlake.bench;

import io.credlake.index.CompositeIndex;
import io.credlake.index.compute.Calculation;
import io.credlake.index.framework.Framework;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.MonteCarlo;
import io.credlake.index.uncertainty.Simulation;
import io.credlake.index.weight.Weighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Times the Monte Carlo of a composite index over imputation, treatment, scale, aggregation,
 * weights and sampling error, with intervals of scores and ranks at all nodes and pairs of units.
 *
 * @param units that are ranked
 * @param indicators of which the index is made, in branches of six
 * @param replications of the index
 * @param weighting of the parts of all nodes; what follows from the data is estimated each time
 */
public record IndexBenchmark(
    int units, int indicators, int replications, Weighting.Kind weighting) {

  private static final int BRANCH = 6;
  private static final int PARTS_MISSING = 40;

  private static final String METHOD =
      """
      id: benchmark
      version: 1
      method:
        imputation: {kind: mean}
        treatment: {kind: outliers}
        normalisation: {kind: min_max, low: 1, high: 100}
        weighting: {kind: %s}
      uncertainty:
        replications: %d
        imputation: [{kind: median}]
        treatment: [{kind: none}]
        normalisation: [{kind: percentile_rank, low: 1, high: 100}]
        aggregation: [{kind: geometric}]
        weight_spread: 0.25
      index:
        id: index
        parts:
      """;

  /**
   * What was measured.
   *
   * @param seconds for all replications and what they tell
   * @param intervals that they tell
   */
  public record Result(double seconds, int intervals) {}

  /** Runs it once. */
  public Result run(long seed) {
    Framework framework = Framework.read(yaml(), "benchmark.yaml");
    CompositeIndex.Computed computed = new CompositeIndex(framework).scores(panel(seed));
    Calculation calculation = computed.calculation();
    long start = System.nanoTime();
    MonteCarlo.Found found =
        new MonteCarlo(
                new Simulation(calculation),
                computed.scored(),
                Runtime.getRuntime().availableProcessors())
            .run();
    return new Result((System.nanoTime() - start) / 1e9, found.standings().size());
  }

  private String yaml() {
    StringBuilder yaml =
        new StringBuilder(
            METHOD.formatted(weighting.name().toLowerCase(Locale.ROOT), replications));
    for (int from = 0; from < indicators; from += BRANCH) {
      yaml.append("    - id: branch%d%n      parts:%n".formatted(from / BRANCH));
      for (int i = from; i < Math.min(indicators, from + BRANCH); i++) {
        yaml.append("        - {id: i%d}%n".formatted(i));
      }
    }
    return yaml.toString();
  }

  /** Rates with their counts, a few of them missing. */
  private Panel panel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> columns =
        new ArrayList<>(IntStream.range(0, indicators).mapToObj(i -> "i" + i).toList());
    Panel.Builder panel = Panel.of(columns);
    for (int unit = 0; unit < units; unit++) {
      Map<String, Cell> cells = new HashMap<>();
      double level = random.nextGaussian();
      for (String column : columns) {
        if (random.nextInt(PARTS_MISSING) > 0) {
          double share = 1 / (1 + Math.exp(-level - random.nextGaussian()));
          long of = 200 + random.nextLong(5000);
          long counted = Math.round(share * of);
          cells.put(column, Cell.rate(100.0 * counted / of, counted, of));
        }
      }
      panel.add(new Panel.Row("u" + unit, "", ""), cells);
    }
    return panel.build();
  }
}
