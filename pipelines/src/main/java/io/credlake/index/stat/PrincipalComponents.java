package io.credlake.index.stat;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Principal components of standardised indicators: eigenvectors of their correlation matrix.
 *
 * <p>Source: OECD/JRC Handbook (2008), part 4; Jolliffe (2002), Principal Component Analysis. A
 * vector's sign is arbitrary: here the sum of its elements is not negative.
 *
 * @param eigenvalues the greatest first; they sum to the number of indicators
 * @param vectors {@code [component][indicator]}, each of length 1
 */
public record PrincipalComponents(double[] eigenvalues, double[][] vectors) {

  /**
   * Of indicators.
   *
   * @throws IllegalArgumentException if a correlation cannot be told, because an indicator is the
   *     same for all units or two are hardly ever both there
   */
  public static PrincipalComponents of(double[][] columns) {
    double[][] correlations = Correlation.PEARSON.matrix(columns);
    for (int i = 0; i < correlations.length; i++) {
      for (double correlation : correlations[i]) {
        if (Double.isNaN(correlation)) {
          throw new IllegalArgumentException(
              "Cannot find principal components, a correlation is not known of indicator number: "
                  + (i + 1));
        }
      }
    }
    return ofMatrix(correlations);
  }

  /** Of a symmetric matrix. */
  public static PrincipalComponents ofMatrix(double[][] symmetric) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(symmetric, true));
    int size = symmetric.length;
    double[] values = new double[size];
    double[][] vectors = new double[size][];
    for (int i = 0; i < size; i++) {
      values[i] = eigen.getEigenvalue(i);
      vectors[i] = eigen.getEigenvector(i).toArray();
      if (Arrays.stream(vectors[i]).sum() < 0) {
        for (int j = 0; j < size; j++) {
          vectors[i][j] = -vectors[i][j];
        }
      }
    }
    return new PrincipalComponents(values, vectors);
  }

  /** Part of the variance that a component explains. */
  public double explained(int component) {
    return eigenvalues[component] / Arrays.stream(eigenvalues).sum();
  }

  /** Loadings {@code [indicator][component]} of the first components. */
  public double[][] loadings(int components) {
    double[][] loadings = new double[eigenvalues.length][components];
    for (int c = 0; c < components; c++) {
      for (int i = 0; i < eigenvalues.length; i++) {
        loadings[i][c] = vectors[c][i] * Math.sqrt(Math.max(0, eigenvalues[c]));
      }
    }
    return loadings;
  }
}
