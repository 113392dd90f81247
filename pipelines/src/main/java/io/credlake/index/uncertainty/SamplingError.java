package io.credlake.index.uncertainty;

import java.util.random.RandomGenerator;

/**
 * Draws rates as they might be, given what was counted: of k in n the share follows Beta(k + ½, n −
 * k + ½), the posterior of a binomial share under Jeffreys' prior. So a rate of 0 or 100 % of few
 * is uncertain too, which a binomial around the observed share would not tell.
 *
 * <p>Source: Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion,
 * Statistical Science 16. Shares are drawn by the ratio of gammas of Marsaglia and Tsang (2000), of
 * many by the normal distribution. A value without counts, or whose counts make no share, stands.
 */
final class SamplingError {

  private static final double MANY = 400;

  private final double[][] raw;
  private final double[][] numerators;
  private final double[][] denominators;

  /** Value of a share of 1, for those whose share is 0: that of the others. */
  private final double[] scale;

  SamplingError(double[][] raw, double[][] numerators, double[][] denominators) {
    this.raw = raw;
    this.numerators = numerators;
    this.denominators = denominators;
    scale = new double[raw.length];
    for (int c = 0; c < raw.length; c++) {
      scale[c] = Double.NaN;
      for (int row = 0; row < raw[c].length && Double.isNaN(scale[c]); row++) {
        if (counted(c, row) && numerators[c][row] > 0) {
          scale[c] = raw[c][row] * denominators[c][row] / numerators[c][row];
        }
      }
    }
  }

  /** Whether any value has counts. */
  boolean isKnown() {
    for (double one : scale) {
      if (!Double.isNaN(one)) {
        return true;
      }
    }
    return false;
  }

  private boolean counted(int column, int row) {
    double k = numerators[column][row];
    double n = denominators[column][row];
    return !Double.isNaN(raw[column][row]) && n > 0 && k >= 0 && k <= n;
  }

  /** Values as they might be. */
  double[][] draw(RandomGenerator random) {
    double[][] drawn = new double[raw.length][];
    for (int c = 0; c < raw.length; c++) {
      drawn[c] = raw[c].clone();
      if (!Double.isNaN(scale[c])) {
        for (int row = 0; row < drawn[c].length; row++) {
          if (counted(c, row)) {
            double k = numerators[c][row];
            double n = denominators[c][row];
            double by = k > 0 ? raw[c][row] * n / k : scale[c];
            drawn[c][row] = by * share(random, k + 0.5, n - k + 0.5);
          }
        }
      }
    }
    return drawn;
  }

  private static double share(RandomGenerator random, double a, double b) {
    double n = a + b;
    if (a > MANY && b > MANY) {
      double mean = a / n;
      double sd = Math.sqrt(mean * (1 - mean) / (n + 1));
      return Math.clamp(mean + sd * random.nextGaussian(), 0, 1);
    }
    double first = gamma(random, a);
    return first / (first + gamma(random, b));
  }

  private static double gamma(RandomGenerator random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        if (Math.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - v + Math.log(v))) {
          return d * v;
        }
      }
    }
  }
}
