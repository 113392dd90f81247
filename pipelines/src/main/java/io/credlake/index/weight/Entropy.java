package io.credlake.index.weight;

import io.credlake.index.stat.Moments;

/**
 * Weights by how unevenly an indicator is spread over units.
 *
 * <p>Source: Shannon (1948); Zeleny (1982); Hwang and Yoon (1981), Multiple Attribute Decision
 * Making: p = x / Σx, e = −(1 / ln n) Σ p ln p, weight (1 − e) / Σ(1 − e). Missing values do not
 * count: n is the number of values that are there.
 */
public final class Entropy {

  private Entropy() {}

  /**
   * Weights that sum to 1.
   *
   * @throws IllegalArgumentException if a value is negative, or every indicator is even
   */
  public static double[] weights(double[][] columns) {
    double[] weights = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      Moments moments = Moments.of(columns[c]);
      if (moments.min() < 0) {
        throw new IllegalArgumentException(
            "Cannot weight by entropy, a value is negative: " + moments.min());
      }
      double sum = moments.mean() * moments.count();
      double entropy = 0;
      for (double value : columns[c]) {
        if (value > 0) {
          entropy -= value / sum * Math.log(value / sum);
        }
      }
      boolean even = moments.isFlat() || moments.count() < 2;
      weights[c] = even ? 0 : Math.max(0, 1 - entropy / Math.log(moments.count()));
    }
    return Shares.of(weights, "by entropy");
  }
}
