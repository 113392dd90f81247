package io.credlake.index.step;

import io.credlake.index.stat.Moments;
import io.credlake.index.stat.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Imputation by what the indicators of a family say of each other.
 *
 * <p>EM: Dempster, Laird and Rubin (1977), Maximum likelihood from incomplete data via the EM
 * algorithm, JRSS B 39; covariances by n. Regression: ordinary least squares on those other
 * indicators that the row has, over the rows that have all of them; with too few rows the mean.
 */
final class FamilyModel {

  private static final int MOST_ROUNDS = 1000;
  private static final double SETTLED = 1e-10;

  private FamilyModel() {}

  static double[][] regression(double[][] columns, List<int[]> families) {
    double[][] filled = Imputation.copy(columns);
    for (int[] family : families) {
      for (int c : family) {
        for (int row = 0; row < columns[c].length; row++) {
          if (Double.isNaN(columns[c][row])) {
            filled[c][row] = regressed(columns, family, c, row);
          }
        }
      }
    }
    return filled;
  }

  private static double regressed(double[][] columns, int[] family, int target, int row) {
    int[] by =
        IntStream.of(family).filter(c -> c != target && !Double.isNaN(columns[c][row])).toArray();
    int[] known =
        IntStream.range(0, columns[target].length)
            .filter(r -> !Double.isNaN(columns[target][r]))
            .toArray();
    int[] complete =
        IntStream.of(known)
            .filter(r -> IntStream.of(by).noneMatch(c -> Double.isNaN(columns[c][r])))
            .toArray();
    if (by.length == 0 || complete.length < by.length + 2) {
      return IntStream.of(known).mapToDouble(r -> columns[target][r]).average().orElse(Double.NaN);
    }
    double[][] design = new double[complete.length][by.length + 1];
    double[] values = new double[complete.length];
    for (int i = 0; i < complete.length; i++) {
      design[i][0] = 1;
      for (int j = 0; j < by.length; j++) {
        design[i][j + 1] = columns[by[j]][complete[i]];
      }
      values[i] = columns[target][complete[i]];
    }
    double[] fit =
        new SingularValueDecomposition(new Array2DRowRealMatrix(design, false))
            .getSolver()
            .solve(new ArrayRealVector(values, false))
            .toArray();
    double value = fit[0];
    for (int j = 0; j < by.length; j++) {
      value += fit[j + 1] * columns[by[j]][row];
    }
    return value;
  }

  static double[][] expectation(double[][] columns, List<int[]> families) {
    double[][] filled = Imputation.copy(columns);
    for (int[] family : families) {
      int[] known =
          IntStream.of(family)
              .filter(
                  c -> IntStream.range(0, columns[c].length).anyMatch(r -> there(columns[c][r])))
              .toArray();
      boolean gaps =
          IntStream.of(known)
              .anyMatch(
                  c -> IntStream.range(0, columns[c].length).anyMatch(r -> !there(columns[c][r])));
      if (gaps) {
        expect(columns, filled, known);
      }
    }
    return filled;
  }

  private static boolean there(double value) {
    return !Double.isNaN(value);
  }

  private static void expect(double[][] columns, double[][] filled, int[] family) {
    int size = family.length;
    List<Integer> rows = new ArrayList<>();
    for (int r = 0; r < columns[family[0]].length; r++) {
      int row = r;
      if (IntStream.of(family).anyMatch(c -> there(columns[c][row]))) {
        rows.add(row);
      }
    }
    double[][] x = new double[rows.size()][size];
    double[] centre = new double[size];
    double[] scale = new double[size];
    standardise(columns, family, rows, x, centre, scale);
    double[] mean = new double[size];
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      covariance[i][i] = 1;
    }
    double[][] values = Imputation.copy(x);
    List<Pattern> patterns = Pattern.of(x);
    double change = Double.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && change > SETTLED; round++) {
      double[][] extra = new double[size][size];
      for (Pattern pattern : patterns) {
        pattern.expect(x, values, mean, covariance, extra);
      }
      change = maximise(values, extra, mean, covariance);
    }
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < size; j++) {
        if (Double.isNaN(x[i][j])) {
          filled[family[j]][rows.get(i)] = centre[j] + scale[j] * values[i][j];
        }
      }
    }
  }

  private static void standardise(
      double[][] columns,
      int[] family,
      List<Integer> rows,
      double[][] x,
      double[] centre,
      double[] scale) {
    for (int j = 0; j < family.length; j++) {
      double[] column = columns[family[j]];
      Moments moments = Moments.of(column);
      centre[j] = moments.mean();
      double sd = moments.sd(Spread.POPULATION);
      scale[j] = sd > 0 ? sd : 1;
      for (int i = 0; i < x.length; i++) {
        x[i][j] = (column[rows.get(i)] - centre[j]) / scale[j];
      }
    }
  }

  /** M-step: mean and covariance of what is expected; tells how much they moved. */
  private static double maximise(
      double[][] values, double[][] extra, double[] mean, double[][] covariance) {
    int n = values.length;
    double change = 0;
    for (int j = 0; j < mean.length; j++) {
      double sum = 0;
      for (double[] row : values) {
        sum += row[j];
      }
      change = Math.max(change, Math.abs(sum / n - mean[j]));
      mean[j] = sum / n;
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        double sum = extra[i][j];
        for (double[] row : values) {
          sum += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
        change = Math.max(change, Math.abs(sum / n - covariance[i][j]));
        covariance[i][j] = sum / n;
      }
    }
    return change;
  }
}
