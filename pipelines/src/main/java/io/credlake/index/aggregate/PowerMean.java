package io.credlake.index.aggregate;

/**
 * Weighted mean of order p: arithmetic (1), geometric (0), harmonic (-1) and those between.
 *
 * <p>Source: Hardy, Littlewood and Pólya (1934), Inequalities, chapter 2; OECD/JRC Handbook (2008),
 * step 7. A part of zero makes a mean of order 0 or less zero, its limit; a negative part has no
 * mean other than the arithmetic.
 */
record PowerMean(double order) implements RowMean {

  @Override
  public double of(double[] x, double[] w, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      if (order == 1) {
        sum += w[i] * x[i];
      } else {
        refuseNegative(x[i]);
        if (x[i] == 0 && order <= 0) {
          return 0;
        }
        sum += w[i] * (order == 0 ? Math.log(x[i]) : power(x[i], order));
      }
    }
    return order == 1 ? sum : order == 0 ? Math.exp(sum) : power(sum, 1 / order);
  }

  private static double power(double x, double order) {
    return order == -1
        ? 1 / x
        : order == 2 ? x * x : order == 0.5 ? Math.sqrt(x) : Math.pow(x, order);
  }

  private static void refuseNegative(double x) {
    if (x < 0) {
      throw new IllegalArgumentException(
          "Cannot take a mean other than the arithmetic, a part is negative: " + x);
    }
  }

  @Override
  public double[] multipliers(double[] x, double[] w, int size) {
    double[] multipliers = new double[size];
    double mean = of(x, w, size);
    for (int i = 0; i < size; i++) {
      multipliers[i] =
          order == 1 ? w[i] : mean == 0 || x[i] == 0 ? 0 : w[i] * Math.pow(x[i] / mean, order - 1);
    }
    return multipliers;
  }
}
