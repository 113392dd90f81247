package io.credlake.index.step;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Rows that lack the same indicators: they share the regression by which these are expected.
 *
 * @param open indicators that they lack
 * @param known indicators that they have
 * @param rows that are so
 */
record Pattern(int[] open, int[] known, List<Integer> rows) {

  /** The patterns of rows that lack something. */
  static List<Pattern> of(double[][] x) {
    Map<BitSet, Pattern> patterns = new LinkedHashMap<>();
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      int[] open = IntStream.range(0, row.length).filter(j -> Double.isNaN(row[j])).toArray();
      if (open.length > 0) {
        BitSet bits = new BitSet();
        IntStream.of(open).forEach(bits::set);
        patterns
            .computeIfAbsent(
                bits,
                key ->
                    new Pattern(
                        open,
                        IntStream.range(0, row.length).filter(j -> !bits.get(j)).toArray(),
                        new ArrayList<>()))
            .rows()
            .add(i);
      }
    }
    return List.copyOf(patterns.values());
  }

  /**
   * E-step: writes what is expected of the rows, and adds the spread that is left of it.
   *
   * @param x rows as known
   * @param values takes the expectations
   */
  void expect(
      double[][] x, double[][] values, double[] mean, double[][] covariance, double[][] extra) {
    RealMatrix cross = new Array2DRowRealMatrix(part(covariance, open, known), false);
    // A singular matrix has a pseudo-inverse: indicators may say the same.
    RealMatrix coefficients =
        cross.multiply(
            new SingularValueDecomposition(
                    new Array2DRowRealMatrix(part(covariance, known, known), false))
                .getSolver()
                .getInverse());
    RealMatrix explained = coefficients.multiplyTransposed(cross);
    for (int i = 0; i < open.length; i++) {
      for (int row : rows) {
        double value = mean[open[i]];
        for (int j = 0; j < known.length; j++) {
          value += coefficients.getEntry(i, j) * (x[row][known[j]] - mean[known[j]]);
        }
        values[row][open[i]] = value;
      }
      for (int j = 0; j < open.length; j++) {
        extra[open[i]][open[j]] +=
            rows.size() * (covariance[open[i]][open[j]] - explained.getEntry(i, j));
      }
    }
  }

  private static double[][] part(double[][] matrix, int[] rows, int[] columns) {
    double[][] part = new double[rows.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        part[i][j] = matrix[rows[i]][columns[j]];
      }
    }
    return part;
  }
}
