package io.credlake.index.aggregate;

import io.credlake.index.stat.Ranks;

/**
 * Borda's rule: the weighted mean of how many units a unit is better than, equal ones counting
 * half.
 *
 * <p>Source: Borda (1784); OECD/JRC Handbook (2008), step 7: n − 1 points for the best, 0 for the
 * last. Indicators that a unit lacks do not count for it.
 */
record BordaCount() implements PoolMethod {

  @Override
  public void score(double[][] parts, double[] weights, int[] rows, double[] out) {
    double[] total = new double[out.length];
    for (int row : rows) {
      out[row] = 0;
    }
    for (int k = 0; k < parts.length; k++) {
      double[] sorted = Ranks.sorted(parts[k], rows);
      for (int row : rows) {
        if (!Double.isNaN(parts[k][row])) {
          out[row] += weights[k] * points(sorted, parts[k][row]);
          total[row] += weights[k];
        }
      }
    }
    for (int row : rows) {
      out[row] = out[row] / total[row];
    }
  }

  private static double points(double[] sorted, double value) {
    int less = Ranks.less(sorted, value);
    return less + (Ranks.lessOrEqual(sorted, value) - less - 1) / 2.0;
  }

  @Override
  public double[] contributions(double[][] parts, double[] weights, int[] rows, int row) {
    double[] contributions = new double[parts.length];
    double total = 0;
    for (int k = 0; k < parts.length; k++) {
      if (!Double.isNaN(parts[k][row])) {
        contributions[k] = weights[k] * points(Ranks.sorted(parts[k], rows), parts[k][row]);
        total += weights[k];
      }
    }
    for (int k = 0; k < parts.length; k++) {
      contributions[k] /= total;
    }
    return contributions;
  }
}
