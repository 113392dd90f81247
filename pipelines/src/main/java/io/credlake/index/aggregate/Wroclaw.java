package io.credlake.index.aggregate;

import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Spread;

/**
 * Wrocław taxonomic method: 1 − D / D0, with D the distance of a unit from the ideal unit, which
 * has the best value of each part, and D0 = mean of D + 2 · its standard deviation.
 *
 * <p>Source: Hellwig (1968, 1972), On the optimal choice of predictors; Hellwig's measure of
 * distance is 1 less the score. Parts should be z-scores. A part that a unit lacks does not count
 * for it; weights are 1/k of k parts if they are equal, which changes no score.
 *
 * @param spread of the distances
 */
record Wroclaw(Spread spread) implements PoolMethod {

  @Override
  public void score(double[][] parts, double[] weights, int[] rows, double[] out) {
    double[] ideal = ideal(parts, rows);
    for (int row : rows) {
      out[row] = distance(parts, weights, ideal, row);
    }
    double limit = limit(out, rows);
    for (int row : rows) {
      out[row] = limit > 0 ? 1 - out[row] / limit : 1;
    }
  }

  private double limit(double[] distances, int[] rows) {
    Moments moments = Moments.of(distances, rows);
    double sd = moments.sd(spread);
    return moments.mean() + (Double.isNaN(sd) ? 0 : 2 * sd);
  }

  private static double[] ideal(double[][] parts, int[] rows) {
    double[] ideal = new double[parts.length];
    for (int k = 0; k < parts.length; k++) {
      ideal[k] = Moments.of(parts[k], rows).max();
    }
    return ideal;
  }

  private static double distance(double[][] parts, double[] weights, double[] ideal, int row) {
    double sum = 0;
    double total = 0;
    for (int k = 0; k < parts.length; k++) {
      double gap = ideal[k] - parts[k][row];
      if (!Double.isNaN(gap)) {
        sum += weights[k] * gap * gap;
        total += weights[k];
      }
    }
    return Math.sqrt(sum / total);
  }

  @Override
  public double[] contributions(double[][] parts, double[] weights, int[] rows, int row) {
    double[] ideal = ideal(parts, rows);
    int last = 0;
    for (int r : rows) {
      last = Math.max(last, r);
    }
    double[] distances = new double[last + 1];
    for (int r : rows) {
      distances[r] = distance(parts, weights, ideal, r);
    }
    double limit = limit(distances, rows);
    double[] contributions = new double[parts.length];
    double total = 0;
    for (int k = 0; k < parts.length; k++) {
      total += Double.isNaN(parts[k][row]) ? 0 : weights[k];
    }
    for (int k = 0; k < parts.length; k++) {
      double gap = ideal[k] - parts[k][row];
      if (!Double.isNaN(gap)) {
        double lost = distances[row] > 0 && limit > 0 ? gap * gap / (distances[row] * limit) : 0;
        contributions[k] = weights[k] / total * (1 - lost);
      }
    }
    return contributions;
  }
}
