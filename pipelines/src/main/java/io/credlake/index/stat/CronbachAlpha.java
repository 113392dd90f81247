package io.credlake.index.stat;

/**
 * Internal consistency of indicators: k² · mean of covariances between different ones / sum of all.
 *
 * <p>Source: Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika
 * 16; OECD/JRC Handbook on Constructing Composite Indicators (2008), part 4. Covariances are over
 * the rows in which both are there.
 */
public final class CronbachAlpha {

  private CronbachAlpha() {}

  /**
   * Alpha of indicators, at most 1; negative where they go against each other.
   *
   * @return NaN if there are fewer than two, or two have not two rows in common
   */
  public static double of(double[][] columns) {
    int k = columns.length;
    double all = 0;
    double different = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double covariance = covariance(columns[i], columns[j]);
        all += covariance;
        different += i == j ? 0 : covariance;
      }
    }
    return k < 2 || all == 0 ? Double.NaN : k * different / ((k - 1) * all);
  }

  private static double covariance(double[] x, double[] y) {
    int count = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        sumX += x[i];
        sumY += y[i];
        count++;
      }
    }
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        products += (x[i] - sumX / count) * (y[i] - sumY / count);
      }
    }
    return Spread.SAMPLE.variance(products, count);
  }
}
