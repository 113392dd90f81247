package io.credlake.index.stat;

/**
 * Moments of a sample; NaN values are missing and do not count.
 *
 * <p>Skewness and kurtosis are the adjusted Fisher–Pearson coefficients G1 and G2 (excess), which
 * the treatment of outliers by COINr and the JRC uses. Source: Joanes and Gill (1998), Comparing
 * measures of sample skewness and kurtosis, The Statistician 47.
 *
 * @param count of values that are there
 * @param mean of them; NaN if there is none
 * @param min the least; NaN if there is none
 * @param max the greatest; NaN if there is none
 * @param squares sum of squared deviations from the mean
 * @param skewness G1; NaN for fewer than three values or without spread
 * @param kurtosis G2, 0 for a normal distribution; NaN for fewer than four values or without spread
 */
public record Moments(
    int count,
    double mean,
    double min,
    double max,
    double squares,
    double skewness,
    double kurtosis) {

  /** Of all values. */
  public static Moments of(double[] values) {
    return of(values, null);
  }

  /** Of the values of some rows; null: of all. */
  public static Moments of(double[] values, int[] rows) {
    int size = rows == null ? values.length : rows.length;
    int count = 0;
    double sum = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    for (int i = 0; i < size; i++) {
      double value = values[rows == null ? i : rows[i]];
      if (!Double.isNaN(value)) {
        min = count == 0 ? value : Math.min(min, value);
        max = count == 0 ? value : Math.max(max, value);
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = 0; i < size; i++) {
      double deviation = values[rows == null ? i : rows[i]] - mean;
      if (!Double.isNaN(deviation)) {
        double square = deviation * deviation;
        second += square;
        third += square * deviation;
        fourth += square * square;
      }
    }
    boolean flat = !(max > min);
    return new Moments(
        count,
        count == 0 ? Double.NaN : mean,
        min,
        max,
        flat ? 0 : second,
        flat ? Double.NaN : skewness(count, second, third),
        flat ? Double.NaN : kurtosis(count, second, fourth));
  }

  private static double skewness(double n, double second, double third) {
    if (n < 3) {
      return Double.NaN;
    }
    double g1 = third / n / Math.pow(second / n, 1.5);
    return g1 * Math.sqrt(n * (n - 1)) / (n - 2);
  }

  private static double kurtosis(double n, double second, double fourth) {
    if (n < 4) {
      return Double.NaN;
    }
    double g2 = n * fourth / (second * second) - 3;
    return ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3));
  }

  /** Standard deviation; 0 without spread, NaN for too few values. */
  public double sd(Spread spread) {
    return Math.sqrt(spread.variance(squares, count));
  }

  /** Whether all values are the same, or there is none. */
  public boolean isFlat() {
    return !(max > min);
  }
}
