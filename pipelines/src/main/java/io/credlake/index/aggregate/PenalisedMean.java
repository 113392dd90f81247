package io.credlake.index.aggregate;

/**
 * Mazziotta–Pareto index: the mean less (or plus) a penalty for imbalance, M ∓ S · cv with cv = S /
 * M and S divided by n.
 *
 * <p>Source: Mazziotta and Pareto (2013), A non-compensatory composite index for measuring
 * well-being over time; (2016), On a generalized non-compensatory composite index, Social
 * Indicators Research 127. Of parts normalised with mean 100 and standard deviation 10 it is their
 * index, of parts from 70 to 130 the adjusted one. With weights, M and S are weighted.
 *
 * @param sign -1 where more is better, 1 where the index measures something bad
 */
record PenalisedMean(int sign) implements RowMean {

  @Override
  public double of(double[] x, double[] w, int size) {
    double mean = mean(x, w, size);
    return mean + sign * variance(x, w, size, mean) / mean;
  }

  private static double mean(double[] x, double[] w, int size) {
    double mean = 0;
    for (int i = 0; i < size; i++) {
      mean += w[i] * x[i];
    }
    if (!(mean > 0)) {
      throw new IllegalArgumentException(
          "Cannot take a Mazziotta-Pareto index, the mean of the parts is not positive: " + mean);
    }
    return mean;
  }

  private static double variance(double[] x, double[] w, int size, double mean) {
    double variance = 0;
    for (int i = 0; i < size; i++) {
      variance += w[i] * (x[i] - mean) * (x[i] - mean);
    }
    return variance;
  }

  @Override
  public double[] multipliers(double[] x, double[] w, int size) {
    double mean = mean(x, w, size);
    double ratio = variance(x, w, size, mean) / (mean * mean);
    double[] multipliers = new double[size];
    for (int i = 0; i < size; i++) {
      multipliers[i] = w[i] * (1 + sign * (2 * (x[i] - mean) / mean - ratio));
    }
    return multipliers;
  }
}
