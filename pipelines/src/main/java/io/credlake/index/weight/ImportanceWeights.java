package io.credlake.index.weight;

import io.credlake.index.stat.Correlation;
import java.util.Arrays;

/**
 * Weights under which the parts matter for the score as much as they are meant to: the correlation
 * of each part with the weighted mean, as a share of all, meets its intended importance.
 *
 * <p>Source: Becker, Saisana, Paruolo and Vandecasteele (2017), Weights and importance in composite
 * indicators: closing the gap, Ecological Indicators 80; COINr, {@code get_opt_weights}. Weights
 * move in proportion to what is missing until it is met; where correlations make that impossible
 * the nearest weights are told.
 */
public final class ImportanceWeights {

  private static final int MOST_ROUNDS = 20_000;
  private static final double MET = 1e-24;
  private static final double LEAST = 1e-6;

  private ImportanceWeights() {}

  /**
   * Weights that sum to 1.
   *
   * @param importance intended of each part, positive
   */
  public static double[] weights(double[][] columns, double[] importance) {
    double[] intended = Shares.of(importance, "to importance");
    double[] weights = intended.clone();
    double[] best = weights;
    double nearest = Double.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && nearest > MET; round++) {
      double[] achieved = importance(columns, weights);
      double gap = 0;
      double[] next = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        gap += (achieved[i] - intended[i]) * (achieved[i] - intended[i]);
        double ratio = intended[i] / Math.max(achieved[i], LEAST);
        next[i] = Math.max(weights[i] * Math.sqrt(Math.min(ratio, 4)), LEAST);
      }
      if (gap < nearest) {
        nearest = gap;
        best = weights;
      }
      weights = Shares.of(next, "to importance");
    }
    return best;
  }

  /** Correlation of each part with the weighted mean, as a share of their sum. */
  public static double[] importance(double[][] columns, double[] weights) {
    double[] mean = new double[columns[0].length];
    for (int k = 0; k < columns.length; k++) {
      for (int row = 0; row < mean.length; row++) {
        mean[row] += weights[k] * columns[k][row];
      }
    }
    double[] shares = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      shares[k] = Correlation.PEARSON.of(columns[k], mean);
      if (Double.isNaN(shares[k])) {
        throw new IllegalArgumentException(
            "Cannot weight to importance, a part is the same for all or hardly there: number "
                + (k + 1));
      }
    }
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
