package io.credlake.index.stat;

/**
 * Sample quantiles by linear interpolation of the order statistics.
 *
 * <p>Source: Hyndman and Fan (1996), Sample quantiles in statistical packages, definition 7.
 */
public final class Quantile {

  private Quantile() {}

  /**
   * A quantile.
   *
   * @param sorted values, the least first, none missing
   * @param part from 0 to 1
   * @return NaN if there is no value
   */
  public static double of(double[] sorted, double part) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = part * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
