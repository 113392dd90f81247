package io.credlake.index.weight;

import io.credlake.index.stat.Moments;
import java.util.Arrays;
import java.util.stream.IntStream;

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
  private static final int PATIENCE = 500;
  private static final int FEWEST = 3;
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
    double[][] covariances = covariances(columns);
    double[] weights = intended.clone();
    double[] best = weights;
    double nearest = Double.MAX_VALUE;
    int nearestRound = 0;
    for (int round = 0; round - nearestRound < PATIENCE && round < MOST_ROUNDS; round++) {
      double[] achieved = shares(covariances, weights);
      double gap = 0;
      double[] next = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        gap += (achieved[i] - intended[i]) * (achieved[i] - intended[i]);
        double ratio = intended[i] / Math.max(achieved[i], LEAST);
        next[i] = Math.max(weights[i] * Math.sqrt(Math.min(ratio, 4)), LEAST);
      }
      if (gap < nearest) {
        nearest = gap;
        nearestRound = round;
        best = weights;
      }
      if (gap <= MET) {
        break;
      }
      weights = Shares.of(next, "to importance");
    }
    return best;
  }

  /** Correlation of each part with the weighted mean, as a share of their sum. */
  public static double[] importance(double[][] columns, double[] weights) {
    return shares(covariances(columns), weights);
  }

  /** Of the rows in which all parts are there; a part is divided by its deviation. */
  private static double[][] covariances(double[][] columns) {
    int[] rows =
        IntStream.range(0, columns[0].length)
            .filter(row -> Arrays.stream(columns).noneMatch(part -> Double.isNaN(part[row])))
            .toArray();
    double[][] covariances = new double[columns.length][columns.length];
    for (int k = 0; k < columns.length; k++) {
      Moments moments = Moments.of(columns[k], rows);
      if (rows.length < FEWEST || moments.isFlat()) {
        throw new IllegalArgumentException(
            "Cannot weight to importance, a part is the same for all or hardly there: number "
                + (k + 1));
      }
      for (int j = 0; j < columns.length; j++) {
        double other = Moments.of(columns[j], rows).mean();
        double sum = 0;
        for (int row : rows) {
          sum += (columns[k][row] - moments.mean()) * (columns[j][row] - other);
        }
        covariances[k][j] = sum / Math.sqrt(moments.squares());
      }
    }
    return covariances;
  }

  /** The deviation of the mean is the same for all parts, and cancels. */
  private static double[] shares(double[][] covariances, double[] weights) {
    double[] shares = new double[weights.length];
    for (int k = 0; k < shares.length; k++) {
      for (int j = 0; j < shares.length; j++) {
        shares[k] += covariances[k][j] * weights[j];
      }
    }
    double sum = Arrays.stream(shares).sum();
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "Cannot weight to importance, the parts go against each other: "
              + Arrays.toString(shares));
    }
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
