package io.credlake.index.weight;

import io.credlake.index.stat.Correlation;
import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Spread;

/**
 * Weights by contrast and conflict: the standard deviation of the indicator between its least (0)
 * and greatest (1) value, times the sum of 1 − r with the others.
 *
 * <p>Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in
 * multiple criteria problems: the CRITIC method, Computers and Operations Research 22. Whether
 * deviations are divided by n or n − 1 changes no weight where all values are there. An indicator
 * that is the same for all has weight 0.
 */
public final class Critic {

  private Critic() {}

  /** Weights that sum to 1. */
  public static double[] weights(double[][] columns) {
    double[] information = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      Moments moments = Moments.of(columns[c]);
      if (moments.isFlat()) {
        continue;
      }
      double conflict = 0;
      for (int other = 0; other < columns.length; other++) {
        double r = other == c ? 1 : Correlation.PEARSON.of(columns[c], columns[other]);
        conflict += Double.isNaN(r) ? 1 : 1 - r;
      }
      double contrast = moments.sd(Spread.SAMPLE) / (moments.max() - moments.min());
      information[c] = contrast * (columns.length == 1 ? 1 : conflict);
    }
    return Shares.of(information, "by CRITIC");
  }
}
