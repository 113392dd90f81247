package io.credlake.index.stat;

import java.util.Arrays;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/** A coefficient of correlation of two indicators, over the rows in which both are there. */
public enum Correlation {
  /** Product-moment correlation of Pearson. */
  PEARSON {
    @Override
    double ofPairs(double[] x, double[] y) {
      return pearson(x, y);
    }
  },
  /** Rank correlation of Spearman, equal values with their mean rank. */
  SPEARMAN {
    @Override
    double ofPairs(double[] x, double[] y) {
      return pearson(Ranks.ascending(x, Ties.MEAN), Ranks.ascending(y, Ties.MEAN));
    }
  },
  /** Rank correlation tau-b of Kendall, which corrects for equal values; by Knight's algorithm. */
  KENDALL {
    @Override
    double ofPairs(double[] x, double[] y) {
      return new KendallsCorrelation().correlation(x, y);
    }
  };

  abstract double ofPairs(double[] x, double[] y);

  /**
   * The coefficient, from -1 to 1.
   *
   * @return NaN if fewer than three rows have both, or one is the same in all
   */
  public double of(double[] x, double[] y) {
    double[] first = new double[x.length];
    double[] second = new double[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        first[count] = x[i];
        second[count++] = y[i];
      }
    }
    if (count < 3) {
      return Double.NaN;
    }
    first = Arrays.copyOf(first, count);
    second = Arrays.copyOf(second, count);
    if (Moments.of(first).isFlat() || Moments.of(second).isFlat()) {
      return Double.NaN;
    }
    return ofPairs(first, second);
  }

  /** Coefficients of all pairs of columns. */
  public double[][] matrix(double[][] columns) {
    double[][] matrix = new double[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = i == j && !Moments.of(columns[i]).isFlat() ? 1 : of(columns[i], columns[j]);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Moments.of(x).mean();
    double meanY = Moments.of(y).mean();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
    return Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
  }
}
